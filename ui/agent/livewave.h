// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <deque>

namespace studio::ui {

/// The sound of the last seconds, running in from the far end: what the user says and what the agent says in
/// colours of their own. Levels are pushed in about 30 times a second. Decorative: the state is told in words
/// beside it.
class LiveWave final : public QWidget {
    Q_OBJECT

public:
    explicit LiveWave(QWidget *parent = nullptr);

    /// Peaks of the last moment, in dB of full scale.
    void push(double microphoneDb, double speakerDb);
    /// A flat line.
    void clear();
    /// As it stood; for pictures.
    void setBars(const QList<double> &heights);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Bar {
        double height = 0; ///< 0…1
        bool agent = false;
    };

    std::deque<Bar> m_bars; ///< The latest last.
    Bar m_gathering;
    int m_gathered = 0;
};

} // namespace studio::ui
