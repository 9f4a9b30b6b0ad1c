// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QString>

#include <vector>

namespace studio::ui {

/// The words of a live transcript: paragraphs that are certain, dark and with their times, and last, grey,
/// what may still change. Only ever grows at the end, so a word more costs the same after hours. Follows the
/// end unless the reader has scrolled away from it.
class LiveText final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit LiveText(QWidget *parent = nullptr);

    void clear();
    /// Certain now; what may still change stays behind it.
    void append(double at, const QString &text);
    /// Empty: nothing is on its way.
    void setPartial(const QString &text);
    [[nodiscard]] const QString &partial() const { return m_partial; }
    [[nodiscard]] int paragraphCount() const { return int(m_paragraphs.size()); }
    /// Paragraphs apart by line breaks, with what may still change at the end.
    [[nodiscard]] const QString &plainText() const { return m_plain; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Paragraph {
        double at = 0;
        QString text;
        int top = 0;
        int height = 0;
    };

    [[nodiscard]] int textWidth() const;
    [[nodiscard]] int heightOf(const QString &text) const;
    [[nodiscard]] int bottom() const;
    void layOutAll();
    void noteEnd();
    void grow();
    void replacePartial(const QString &text);
    void paintRow(QPainter &painter, int y, const QString &time, const QString &text, bool certain) const;

    std::vector<Paragraph> m_paragraphs;
    QString m_partial;
    QString m_plain;
    int m_partialHeight = 0;
    bool m_atEnd = true;
};

} // namespace studio::ui
