// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/markdowntext.h"

#include "core/documents/documenttext.h"
#include "core/documents/textbuilder.h"

#include <md4c.h>

namespace studio::documents {

namespace {

struct MarkdownWalk {
    TextBuilder builder{kMaxTextUnits};
    Document document;
};

MarkdownWalk &walkOf(void *data)
{
    return *static_cast<MarkdownWalk *>(data);
}

int enterBlock(MD_BLOCKTYPE type, void *, void *data)
{
    MarkdownWalk &walk = walkOf(data);
    if (type == MD_BLOCK_H)
        walk.builder.blankLine();
    else
        walk.builder.endLine();
    return walk.builder.isFull() ? 1 : 0;
}

int leaveBlock(MD_BLOCKTYPE type, void *, void *data)
{
    MarkdownWalk &walk = walkOf(data);
    if (type == MD_BLOCK_H || type == MD_BLOCK_P || type == MD_BLOCK_CODE || type == MD_BLOCK_UL
        || type == MD_BLOCK_OL || type == MD_BLOCK_TABLE)
        walk.builder.blankLine();
    else
        walk.builder.endLine();
    return 0;
}

int enterSpan(MD_SPANTYPE type, void *, void *data)
{
    if (type == MD_SPAN_IMG)
        walkOf(data).document.leftOutPictures = true;
    return 0;
}

int leaveSpan(MD_SPANTYPE, void *, void *)
{
    return 0;
}

QString entity(const QString &name)
{
    if (name == QLatin1StringView("&nbsp;"))
        return QStringLiteral(" ");
    if (name == QLatin1StringView("&amp;"))
        return QStringLiteral("&");
    if (name == QLatin1StringView("&lt;"))
        return QStringLiteral("<");
    if (name == QLatin1StringView("&gt;"))
        return QStringLiteral(">");
    if (name == QLatin1StringView("&quot;"))
        return QStringLiteral("\"");
    if (name.startsWith(QLatin1StringView("&#"))) {
        const bool isHex = name.size() > 2 && (name[2] == u'x' || name[2] == u'X');
        bool ok = false;
        const uint code =
            QStringView(name).sliced(isHex ? 3 : 2).chopped(1).toString().toUInt(&ok, isHex ? 16 : 10);
        if (ok && code >= 0x20 && code <= 0x10FFFF && !QChar::isSurrogate(char32_t(code)))
            return QStringView(QChar::fromUcs4(char32_t(code))).toString();
    }
    return name;
}

int takeText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    MarkdownWalk &walk = walkOf(data);
    const QString words = QString::fromUtf8(text, qsizetype(size));
    switch (type) {
    case MD_TEXT_BR:
        walk.builder.endLine();
        break;
    case MD_TEXT_SOFTBR:
        walk.builder.add(u" ");
        break;
    case MD_TEXT_ENTITY:
        walk.builder.add(entity(words));
        break;
    case MD_TEXT_CODE:
        walk.builder.addVerbatim(words);
        break;
    case MD_TEXT_NULLCHAR:
        break;
    default:
        walk.builder.add(words);
        break;
    }
    return walk.builder.isFull() ? 1 : 0;
}

} // namespace

Result<Document> markdownText(const QString &markdown)
{
    const QByteArray utf8 = markdown.toUtf8();
    MD_PARSER parser{};
    // Raw HTML stays text: <break time="1s" /> is a pause, and not for us to judge.
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS;
    parser.enter_block = enterBlock;
    parser.leave_block = leaveBlock;
    parser.enter_span = enterSpan;
    parser.leave_span = leaveSpan;
    parser.text = takeText;
    MarkdownWalk walk;
    const int ended = md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &walk);
    if (walk.builder.isFull())
        return fail(ErrorKind::Validation,
                    DocumentText::tr("The document has more text than a script can hold. Open it in parts."));
    if (ended != 0)
        return fail(ErrorKind::Validation, DocumentText::tr("The document is damaged and cannot be read."));
    walk.document.text = walk.builder.take();
    return walk.document;
}

} // namespace studio::documents
