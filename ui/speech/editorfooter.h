// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace studio::ui {

class CostButton;
class IconButton;
class TextLabel;

/// Tools, count, length and the buttons with the price, below the script. Gives way when it gets narrow, in
/// this order: the shortcut hint goes, the count gets short, the buttons get a row of their own, then one row
/// each. GUI thread; its parent owns it.
class EditorFooter final : public QWidget {
    Q_OBJECT

public:
    explicit EditorFooter(QWidget *parent = nullptr);

    [[nodiscard]] IconButton *pause() const { return m_pause; }
    /// Hidden for models that take no tags.
    [[nodiscard]] IconButton *tags() const { return m_tags; }
    [[nodiscard]] CostButton *another() const { return m_another; }
    [[nodiscard]] CostButton *generate() const { return m_generate; }
    /// A limit of 0 is not shown. `seconds` of 0 hides the length.
    void setCount(qsizetype characters, qint64 limit, double seconds);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    [[nodiscard]] int toolsWidth() const;

    IconButton *m_pause;
    IconButton *m_tags;
    QWidget *m_divider;
    TextLabel *m_count;
    TextLabel *m_length;
    TextLabel *m_hint;
    CostButton *m_another;
    CostButton *m_generate;
    QBoxLayout *m_rows;
    QBoxLayout *m_buttons;
    QString m_longCount;
    QString m_shortCount;
};

} // namespace studio::ui
