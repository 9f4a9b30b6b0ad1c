// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/textbuilder.h"

namespace studio::documents {

void TextBuilder::flushBlank()
{
    if (m_blank && !m_text.isEmpty())
        m_text += u'\n';
    m_blank = false;
}

void TextBuilder::add(QStringView text)
{
    for (const QChar c : text) {
        if (c == u'\0' || c == QChar::SoftHyphen || c == QChar::ObjectReplacementCharacter)
            continue;
        if (c.isSpace()) {
            m_space = m_lineOpen;
            continue;
        }
        if (isFull())
            return;
        flushBlank();
        if (m_space)
            m_text += u' ';
        m_space = false;
        m_lineOpen = true;
        m_text += c;
    }
}

void TextBuilder::addVerbatim(QStringView text)
{
    qsizetype from = 0;
    while (from <= text.size() && !isFull()) {
        qsizetype end = text.indexOf(u'\n', from);
        if (end < 0) {
            add(text.sliced(from));
            return;
        }
        add(text.sliced(from, end - from));
        endLine();
        from = end + 1;
    }
}

void TextBuilder::endLine()
{
    if (m_lineOpen)
        m_text += u'\n';
    m_lineOpen = false;
    m_space = false;
}

void TextBuilder::blankLine()
{
    endLine();
    m_blank = true;
}

QString TextBuilder::take()
{
    endLine();
    if (m_text.endsWith(u'\n'))
        m_text.chop(1);
    return std::move(m_text);
}

} // namespace studio::documents
