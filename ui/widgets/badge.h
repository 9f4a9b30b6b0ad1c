// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

/// A pill that names a state: "Draft", "Failed", "Live 02:14". Read aloud as its text; never colour alone.
class Badge final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    enum class Kind { Neutral, Success, Warning, Error, Live };

    explicit Badge(Kind kind = Kind::Neutral, const QString &text = {}, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Replaces the glyph of the kind; Neutral has none of its own.
    void setIconName(const QString &name);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString glyph() const;

    Kind m_kind;
    QString m_text;
    QString m_icon;
};

} // namespace studio::ui
