// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdarg>
#include <cstdio>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

namespace studio {

inline void collectXmlProblem(void *to, const char *format, ...)
{
    char line[512] = {};
    std::va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    static_cast<QByteArray *>(to)->append(line);
}

/// Empty when the document fits the schema, else what libxml2 says.
inline QByteArray xmlSchemaProblem(const QByteArray &xml, const QString &schemaPath)
{
    QByteArray problems;
    xmlDoc *document = xmlReadMemory(xml.constData(), int(xml.size()), "report.xml", nullptr,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!document)
        return "no XML";
    xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(schemaPath.toLocal8Bit().constData());
    xmlSchemaSetParserErrors(parser, collectXmlProblem, collectXmlProblem, &problems);
    xmlSchema *schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    if (schema) {
        xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt(schema);
        xmlSchemaSetValidErrors(context, collectXmlProblem, collectXmlProblem, &problems);
        if (xmlSchemaValidateDoc(context, document) != 0 && problems.isEmpty())
            problems = "not valid";
        xmlSchemaFreeValidCtxt(context);
        xmlSchemaFree(schema);
    } else if (problems.isEmpty()) {
        problems = "no schema";
    }
    xmlFreeDoc(document);
    return problems;
}

} // namespace studio
