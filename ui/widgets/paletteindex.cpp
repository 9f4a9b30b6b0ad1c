// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paletteindex.h"

#include "ui/widgets/fuzzymatch.h"
#include "ui/widgets/voicelistmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr size_t kLargeList = 1000;
constexpr int kMostScoped = 100;
constexpr int kMostRecent = 5;
constexpr int kRecentBonus = 30; // for each place in the list
constexpr int kReallyMeant = 350;
constexpr int kFurtherWords = 300; // what is found by further words only ranks so much lower

} // namespace

struct PaletteIndex::Section {
    PaletteSource *source = nullptr;
    std::vector<PaletteItem> items;
    std::vector<QString> keys;
    std::vector<QString> furtherKeys;
    bool prepared = false;
    // The last search.
    QString words;
    std::vector<int> fitting;
    std::vector<Hit> best;
    // Found by the source itself.
    std::vector<PaletteItem> found;
    QString foundFor;
};

PaletteIndex::PaletteIndex(QObject *parent) : QObject(parent) { }

PaletteIndex::~PaletteIndex() = default;

void PaletteIndex::setSources(const QList<PaletteSource *> &sources)
{
    for (const auto &section : m_sections)
        section->source->disconnect(this);
    m_sections.clear();
    for (PaletteSource *source : sources) {
        auto section = std::make_unique<Section>();
        Section *raw = section.get();
        raw->source = source;
        connect(source, &PaletteSource::itemsChanged, this, [this, raw] {
            raw->prepared = false;
            // Somebody may be waiting for what came.
            if (m_words.isEmpty() || raw->items.size() >= kLargeList || !inScope(*raw))
                return;
            prepare(*raw);
            match(*raw, m_words);
            compose();
        });
        connect(source, &PaletteSource::found, this,
                [this, raw](const QString &words, const std::vector<PaletteItem> &items) {
                    takeFound(*raw, words, items);
                });
        m_sections.push_back(std::move(section));
    }
}

void PaletteIndex::refresh()
{
    for (const auto &section : m_sections) {
        // Large lists tell when they change; the others depend on the moment.
        if (!section->prepared || section->items.size() < kLargeList)
            prepare(*section);
    }
}

void PaletteIndex::prepare(Section &section) const
{
    section.items = section.source->items();
    section.keys.clear();
    section.furtherKeys.clear();
    section.keys.reserve(section.items.size());
    section.furtherKeys.reserve(section.items.size());
    for (const PaletteItem &item : section.items) {
        section.keys.push_back(searchKey(item.text));
        section.furtherKeys.push_back(searchKey(item.text + u' ' + item.words + u' ' + item.detail));
    }
    section.prepared = true;
    section.words.clear();
    section.fitting.clear();
    section.best.clear();
}

bool PaletteIndex::inScope(const Section &section) const
{
    return !m_scope || section.source->scope() == *m_scope;
}

int PaletteIndex::recency(const QString &id) const
{
    const qsizetype at = m_recent.indexOf(id);
    return at < 0 ? 0 : int(m_recent.size() - at) * kRecentBonus;
}

void PaletteIndex::match(Section &section, const QString &words) const
{
    const bool narrower =
        !section.words.isEmpty() && words.startsWith(section.words) && !section.fitting.empty();
    const bool nothingLeft =
        !section.words.isEmpty() && words.startsWith(section.words) && section.fitting.empty();
    section.best.clear();
    section.words = words;
    if (nothingLeft)
        return;
    const QStringList each = words.split(u' ', Qt::SkipEmptyParts);
    std::vector<int> fitting;
    const auto look = [&](int row) {
        auto score = fuzzyScore(each, section.keys[size_t(row)]);
        if (!score) {
            score = fuzzyScore(each, section.furtherKeys[size_t(row)]);
            if (score)
                *score -= kFurtherWords;
        }
        if (!score)
            return;
        fitting.push_back(row);
        const PaletteItem &item = section.items[size_t(row)];
        section.best.push_back({*score + recency(item.id) - (item.enabled ? 0 : 5000), row});
    };
    if (narrower) {
        for (const int row : section.fitting)
            look(row);
    } else {
        for (int row = 0; row < int(section.items.size()); ++row)
            look(row);
    }
    section.fitting = std::move(fitting);
    const auto most = std::min<std::ptrdiff_t>(kMostScoped, std::ptrdiff_t(section.best.size()));
    std::partial_sort(section.best.begin(), section.best.begin() + most, section.best.end(),
                      [](const Hit &left, const Hit &right) {
                          return left.score != right.score ? left.score > right.score : left.row < right.row;
                      });
    section.best.resize(size_t(most));
}

void PaletteIndex::setQuery(const QString &text)
{
    QString rest = text.trimmed();
    m_scope.reset();
    if (rest.startsWith(u'>'))
        m_scope = PaletteSource::Scope::Action;
    else if (rest.startsWith(u'@'))
        m_scope = PaletteSource::Scope::Voice;
    if (m_scope)
        rest.remove(0, 1);
    m_words = searchKey(rest.left(200)).simplified();
    for (const auto &section : m_sections) {
        if (!section->prepared)
            prepare(*section);
        if (inScope(*section) && !m_words.isEmpty()) {
            match(*section, m_words);
            section->source->search(m_words);
        }
    }
    compose();
}

void PaletteIndex::takeFound(Section &section, const QString &words, const std::vector<PaletteItem> &items)
{
    section.found = items;
    section.foundFor = words;
    if (words == m_words && inScope(section))
        compose();
}

void PaletteIndex::compose()
{
    m_lines.clear();
    if (m_words.isEmpty() && !m_scope)
        composeRecent();
    // What is only spelt by letters here and there stands behind what was really meant.
    for (const bool weak : {false, true}) {
        for (const auto &section : m_sections) {
            if (inScope(*section) && isWeak(*section) == weak)
                composeSection(*section, m_scope ? kMostScoped : section->source->shown());
        }
    }
    emit changed();
}

bool PaletteIndex::isWeak(const Section &section) const
{
    return !m_words.isEmpty() && !section.best.empty() && section.best.front().score < kReallyMeant;
}

void PaletteIndex::composeRecent()
{
    std::vector<PaletteLine> recent;
    for (const QString &id : std::as_const(m_recent)) {
        for (const auto &section : m_sections) {
            const auto found = std::find_if(section->items.begin(), section->items.end(),
                                            [&id](const PaletteItem &item) { return item.id == id; });
            if (found != section->items.end() && found->enabled) {
                recent.push_back({{}, *found, section->source});
                break;
            }
        }
        if (recent.size() == kMostRecent)
            break;
    }
    if (recent.empty())
        return;
    m_lines.push_back({tr("Used lately"), {}, {}});
    m_lines.insert(m_lines.end(), recent.begin(), recent.end());
}

void PaletteIndex::composeSection(const Section &section, int most)
{
    std::vector<PaletteItem> shown;
    if (!m_words.isEmpty()) {
        for (const Hit &hit : section.best) {
            if (int(shown.size()) < most)
                shown.push_back(section.items[size_t(hit.row)]);
        }
        if (section.foundFor == m_words) {
            for (const PaletteItem &item : section.found) {
                if (int(shown.size()) < most)
                    shown.push_back(item);
            }
        }
    } else if (m_scope || section.source->showsUnasked()) {
        for (const PaletteItem &item : section.items) {
            if (int(shown.size()) < most && item.enabled)
                shown.push_back(item);
        }
    }
    if (shown.empty())
        return;
    m_lines.push_back({section.source->title(), {}, {}});
    for (PaletteItem &item : shown)
        m_lines.push_back({{}, std::move(item), section.source});
}

} // namespace studio::ui
