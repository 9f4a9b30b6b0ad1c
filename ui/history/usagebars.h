// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace studio::ui {

/// The dearest few of something as bars with a name and a figure; the rest is summed up in a last one. Read
/// aloud as one sentence.
class UsageBars final : public QWidget {
    Q_OBJECT

public:
    struct Bar {
        QString name{};
        qint64 credits = 0;
        bool operator==(const Bar &) const = default;
    };

    explicit UsageBars(QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QList<Bar> m_bars;
};

} // namespace studio::ui
