// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/lexicon.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

constexpr std::size_t kMostRules = 10'000;
const auto kPlsNamespace = "http://www.w3.org/2005/01/pronunciation-lexicon"_L1;

using Rule = PronunciationRule;

void addRule(Lexicon &lexicon, const Rule &rule)
{
    if (lexicon.rules.size() >= kMostRules || checkRule(rule).problem != RuleProblem::None)
        ++lexicon.skipped;
    else
        lexicon.rules.push_back(rule);
}

/// The fields of one record of a table, and where the next begins.
QStringList readRecord(QStringView csv, QChar separator, qsizetype &at)
{
    QStringList fields;
    QString field;
    bool quoted = false;
    for (; at < csv.size(); ++at) {
        const QChar c = csv[at];
        if (quoted) {
            if (c == u'"' && at + 1 < csv.size() && csv[at + 1] == u'"') {
                field += c;
                ++at;
            } else if (c == u'"') {
                quoted = false;
            } else {
                field += c;
            }
        } else if (c == u'"' && field.isEmpty()) {
            quoted = true;
        } else if (c == separator) {
            fields.append(std::exchange(field, QString()));
        } else if (c == u'\n') {
            ++at;
            break;
        } else if (c != u'\r') {
            field += c;
        }
    }
    fields.append(field);
    return fields;
}

} // namespace

QByteArray toPls(const std::vector<Rule> &rules)
{
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writer.setAutoFormatting(true);
    writer.writeStartDocument();
    writer.writeStartElement(u"lexicon"_s);
    writer.writeDefaultNamespace(kPlsNamespace);
    writer.writeAttribute(u"version"_s, u"1.0"_s);
    writer.writeAttribute(u"alphabet"_s, u"ipa"_s);
    writer.writeAttribute(u"xml:lang"_s, u"en-US"_s);
    for (const Rule &rule : rules) {
        if (rule.match == Rule::Match::Expression)
            continue;
        writer.writeStartElement(u"lexeme"_s);
        writer.writeTextElement(u"grapheme"_s, rule.pattern);
        if (rule.kind == Rule::Kind::Phoneme) {
            writer.writeStartElement(u"phoneme"_s);
            if (rule.alphabet == Rule::Alphabet::CmuArpabet)
                writer.writeAttribute(u"alphabet"_s, u"cmu-arpabet"_s);
            writer.writeCharacters(rule.phoneme);
            writer.writeEndElement();
        } else {
            writer.writeTextElement(u"alias"_s, rule.alias);
        }
        writer.writeEndElement();
    }
    writer.writeEndDocument();
    return xml;
}

Lexicon fromPls(const QByteArray &xml)
{
    Lexicon lexicon;
    QXmlStreamReader reader(xml);
    QString alphabet = u"ipa"_s;
    QStringList graphemes;
    Rule rule;
    QString text;
    QString phonemeAlphabet;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
            return {};
        case QXmlStreamReader::StartElement:
            text.clear();
            if (reader.name() == "lexicon"_L1) {
                const auto told = reader.attributes().value("alphabet"_L1);
                alphabet = told.isEmpty() ? alphabet : told.toString();
            } else if (reader.name() == "lexeme"_L1) {
                graphemes.clear();
                rule = {};
            } else if (reader.name() == "phoneme"_L1) {
                const auto told = reader.attributes().value("alphabet"_L1);
                phonemeAlphabet = told.isEmpty() ? alphabet : told.toString();
            }
            break;
        case QXmlStreamReader::Characters:
            if (text.size() < 10'000)
                text += reader.text();
            break;
        case QXmlStreamReader::EndElement:
            if (reader.name() == "grapheme"_L1) {
                graphemes.append(text.trimmed());
            } else if (reader.name() == "alias"_L1 && rule.alias.isEmpty()) {
                rule.alias = text.simplified();
            } else if (reader.name() == "phoneme"_L1 && rule.phoneme.isEmpty()) {
                rule.kind = Rule::Kind::Phoneme;
                rule.phoneme = text.simplified();
                rule.alphabet = phonemeAlphabet.contains("arpabet"_L1, Qt::CaseInsensitive)
                    ? Rule::Alphabet::CmuArpabet
                    : Rule::Alphabet::Ipa;
            } else if (reader.name() == "lexeme"_L1) {
                for (const QString &grapheme : std::as_const(graphemes)) {
                    rule.pattern = grapheme;
                    addRule(lexicon, rule);
                }
            }
            break;
        default:
            break;
        }
    }
    if (reader.hasError())
        ++lexicon.skipped;
    return lexicon;
}

Lexicon fromCsv(const QString &csv)
{
    Lexicon lexicon;
    const QStringView first = QStringView(csv).left(std::max<qsizetype>(0, csv.indexOf(u'\n')));
    const QStringView line = first.isEmpty() ? QStringView(csv) : first;
    const QChar separator = line.contains(u'\t') ? u'\t' : line.contains(u';') ? u';' : u',';
    qsizetype at = 0;
    bool isFirst = true;
    while (at < csv.size()) {
        const QStringList fields = readRecord(csv, separator, at);
        const bool isHeading = std::exchange(isFirst, false) && fields.size() >= 2
            && fields[0].trimmed().compare("text"_L1, Qt::CaseInsensitive) == 0
            && fields[1].trimmed().compare("alias"_L1, Qt::CaseInsensitive) == 0;
        if (isHeading || (fields.size() == 1 && fields[0].trimmed().isEmpty()))
            continue;
        Rule rule;
        rule.pattern = fields[0].trimmed();
        rule.alias = fields.size() > 1 ? fields[1].simplified() : QString();
        addRule(lexicon, rule);
    }
    return lexicon;
}

} // namespace studio::text
