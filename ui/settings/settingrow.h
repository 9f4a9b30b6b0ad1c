// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace studio::ui {

class IconButton;
class TextLabel;

/// What is said about a setting.
struct SettingText {
    QString id; ///< "appearance.theme": stable, for jumping to it
    QString label;
    QString description{};
    QStringList keywords{}; ///< Other words people look for.
};

/// One setting: label and description, its control, and a reset that shows only while the value is not the
/// default. The row does not know the value; its page does.
class SettingRow final : public QWidget {
    Q_OBJECT

public:
    /// Takes the control and gives it the label as its name, unless it has one.
    SettingRow(const SettingText &text, QWidget *control, QWidget *parent = nullptr);

    [[nodiscard]] const SettingText &text() const { return m_text; }
    [[nodiscard]] QWidget *control() const { return m_control; }
    void setDescription(const QString &description);
    [[nodiscard]] QString description() const { return m_text.description; }
    /// Shows or hides the reset.
    void setChanged(bool changed);
    [[nodiscard]] bool isChanged() const { return m_changed; }
    /// All words occur in label, description or keywords; case and accents do not count.
    [[nodiscard]] bool matches(const QStringList &words) const;
    /// Marks it for a moment and gives its control the focus.
    void highlight();

signals:
    void resetRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void placeControl();

    SettingText m_text;
    QWidget *m_control;
    TextLabel *m_label;
    TextLabel *m_description;
    IconButton *m_reset;
    QVBoxLayout *m_column;
    QHBoxLayout *m_line;
    bool m_stacked = false;
    bool m_changed = false;
    bool m_marked = false;
};

/// Lower case, without accents.
[[nodiscard]] QString searchable(const QString &text);

} // namespace studio::ui
