// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/docxwriter.h"

#include "core/transcript/formattext.h"

#include <QXmlStreamWriter>

#include <zip.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

const auto kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"_L1;

/// Twentieths of a point; together the text width of a page with these margins.
constexpr int kPageWidth = 11906;
constexpr int kPageHeight = 16838;
constexpr int kMargin = 1134;
constexpr int kTimeWidth = 1000;
constexpr int kSpeakerWidth = 1900;

/// XML knows no control characters.
QString clean(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            result += c;
            result += text[++i];
        } else if (!c.isSurrogate() && c.unicode() >= 0x20 && c.unicode() < 0xFFFE) {
            result += c;
        } else if (c.isSpace()) {
            result += u' ';
        }
    }
    return result;
}

/// Writes word/document.xml.
class DocumentWriter final {
public:
    DocumentWriter(const Transcript &transcript, const ExportOptions &options)
        : m_options(options), m_rows(documentRows(transcript, options)), m_xml(&m_bytes)
    {
        for (const DocumentRow &row : m_rows)
            m_speakers = m_speakers || !row.speaker.isEmpty();
    }

    QByteArray run()
    {
        m_xml.writeStartDocument(u"1.0"_s, true);
        m_xml.writeNamespace(kWord, u"w"_s);
        start("document");
        start("body");
        if (!m_options.title.isEmpty())
            paragraph(m_options.title.simplified(), "Title");
        if ((m_options.times || m_speakers) && !m_rows.isEmpty()) {
            table();
        } else {
            for (const DocumentRow &row : m_rows)
                paragraph(row.text);
        }
        // A table may not be the last thing of a document.
        if (m_rows.isEmpty() || m_options.times || m_speakers)
            paragraph({});
        page();
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void start(const char *name) { m_xml.writeStartElement(kWord, QLatin1StringView(name)); }
    void attribute(const char *name, const QString &value)
    {
        m_xml.writeAttribute(kWord, QLatin1StringView(name), value);
    }
    void empty(const char *name) { m_xml.writeEmptyElement(kWord, QLatin1StringView(name)); }
    void value(const char *name, const QString &value)
    {
        empty(name);
        attribute("val", value);
    }

    void paragraph(const QString &text, const char *style = nullptr, bool bold = false)
    {
        const bool rightToLeft = text.isRightToLeft();
        start("p");
        if (style || rightToLeft) {
            start("pPr");
            if (style)
                value("pStyle", QLatin1StringView(style));
            if (rightToLeft)
                empty("bidi");
            m_xml.writeEndElement();
        }
        if (!text.isEmpty()) {
            start("r");
            if (bold || rightToLeft) {
                start("rPr");
                if (bold)
                    empty("b");
                if (rightToLeft)
                    empty("rtl");
                m_xml.writeEndElement();
            }
            start("t");
            m_xml.writeAttribute(u"xml:space"_s, u"preserve"_s);
            m_xml.writeCharacters(clean(text));
            m_xml.writeEndElement();
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    void cell(int width, const QString &text, bool bold = false)
    {
        start("tc");
        start("tcPr");
        empty("tcW");
        attribute("w", QString::number(width));
        attribute("type", u"dxa"_s);
        m_xml.writeEndElement();
        paragraph(text, nullptr, bold);
        m_xml.writeEndElement();
    }

    void tableRow(const DocumentRow &row, bool head)
    {
        start("tr");
        start("trPr");
        empty("cantSplit");
        if (head)
            empty("tblHeader");
        m_xml.writeEndElement();
        if (m_options.times)
            cell(kTimeWidth, row.time, head);
        if (m_speakers)
            cell(kSpeakerWidth, row.speaker, true);
        cell(textWidth(), row.text, head);
        m_xml.writeEndElement();
    }

    [[nodiscard]] int textWidth() const
    {
        return kPageWidth - 2 * kMargin - (m_options.times ? kTimeWidth : 0)
            - (m_speakers ? kSpeakerWidth : 0);
    }

    void table()
    {
        start("tbl");
        start("tblPr");
        empty("tblW");
        attribute("w", QString::number(kPageWidth - 2 * kMargin));
        attribute("type", u"dxa"_s);
        start("tblBorders");
        empty("insideH");
        attribute("val", u"single"_s);
        attribute("sz", u"4"_s);
        attribute("space", u"0"_s);
        attribute("color", u"C9CED8"_s);
        m_xml.writeEndElement();
        empty("tblLayout");
        attribute("type", u"fixed"_s);
        m_xml.writeEndElement();
        start("tblGrid");
        for (const int width :
             {m_options.times ? kTimeWidth : 0, m_speakers ? kSpeakerWidth : 0, textWidth()}) {
            if (width > 0) {
                empty("gridCol");
                attribute("w", QString::number(width));
            }
        }
        m_xml.writeEndElement();
        tableRow({.time = FormatText::tr("Time"),
                  .speaker = FormatText::tr("Speaker"),
                  .text = FormatText::tr("Text")},
                 true);
        for (const DocumentRow &row : m_rows)
            tableRow(row, false);
        m_xml.writeEndElement();
    }

    void page()
    {
        start("sectPr");
        empty("pgSz");
        attribute("w", QString::number(kPageWidth));
        attribute("h", QString::number(kPageHeight));
        empty("pgMar");
        for (const char *side : {"top", "right", "bottom", "left"})
            attribute(side, QString::number(kMargin));
        attribute("header", u"709"_s);
        attribute("footer", u"709"_s);
        attribute("gutter", u"0"_s);
        m_xml.writeEndElement();
    }

    const ExportOptions &m_options;
    const QList<DocumentRow> m_rows;
    bool m_speakers = false;
    QByteArray m_bytes{};
    QXmlStreamWriter m_xml;
};

const auto kContentTypes =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
    "wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
    "wordprocessingml.styles+xml\"/></Types>";

const auto kRelations =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "officeDocument\" Target=\"word/document.xml\"/></Relationships>";

const auto kDocumentRelations =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "styles\" Target=\"styles.xml\"/></Relationships>";

const auto kStyles =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr><w:spacing w:before=\"60\" w:after=\"60\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"Normal\"/>"
    "<w:pPr><w:spacing w:after=\"240\"/></w:pPr><w:rPr><w:b/><w:sz "
    "w:val=\"36\"/></w:rPr></w:style></w:styles>";

struct Part {
    const char *name;
    QByteArray bytes;
};

Unexpected notPacked(const QString &detail)
{
    return fail(ErrorKind::Storage, FormatText::tr("The Word document could not be put together."), detail);
}

/// Parts into a ZIP file in memory; their dates are those of the format's beginning.
Result<QByteArray> packed(const QList<Part> &parts)
{
    zip_error_t error;
    zip_error_init(&error);
    const auto message = [&error] {
        const QString text = QString::fromUtf8(zip_error_strerror(&error));
        zip_error_fini(&error);
        return text;
    };
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!target)
        return notPacked(message());
    zip_source_keep(target);
    const std::unique_ptr<zip_source_t, void (*)(zip_source_t *)> keeping(target, zip_source_free);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (!zip) {
        zip_source_free(target);
        return notPacked(message());
    }
    for (const Part &part : parts) {
        zip_source_t *source =
            zip_source_buffer(zip, part.bytes.constData(), zip_uint64_t(part.bytes.size()), 0);
        const zip_int64_t index = source ? zip_file_add(zip, part.name, source, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            if (source)
                zip_source_free(source);
            const QString detail = QString::fromUtf8(zip_strerror(zip));
            zip_discard(zip);
            return notPacked(detail);
        }
        zip_file_set_dostime(zip, zip_uint64_t(index), 0, (1 << 5) | 1, 0);
    }
    if (zip_close(zip) != 0) {
        const QString detail = QString::fromUtf8(zip_strerror(zip));
        zip_discard(zip);
        return notPacked(detail);
    }
    if (zip_source_open(target) != 0)
        return notPacked(u"open"_s);
    zip_stat_t about;
    zip_stat_init(&about);
    zip_source_stat(target, &about);
    QByteArray bytes(qsizetype(about.size), Qt::Uninitialized);
    const zip_int64_t got = zip_source_read(target, bytes.data(), about.size);
    zip_source_close(target);
    if (got != zip_int64_t(about.size))
        return notPacked(u"read"_s);
    return bytes;
}

} // namespace

Result<QByteArray> wordDocument(const Transcript &transcript, const ExportOptions &options)
{
    return packed({{"[Content_Types].xml", kContentTypes},
                   {"_rels/.rels", kRelations},
                   {"word/document.xml", DocumentWriter(transcript, options).run()},
                   {"word/_rels/document.xml.rels", kDocumentRelations},
                   {"word/styles.xml", kStyles}});
}

} // namespace studio::transcript
