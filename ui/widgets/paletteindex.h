// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/palettesource.h"

#include <QPointer>
#include <QStringList>

#include <memory>
#include <optional>

namespace studio::ui {

/// A row of the palette: a heading, or an item of a source.
struct PaletteLine {
    QString heading{};
    PaletteItem item{};
    QPointer<PaletteSource> source{};

    [[nodiscard]] bool isHeading() const { return !source; }
};

/// Finds in all sources what was typed. Lower-cased keys are made once; a narrower search looks only at what
/// fitted before, so ten thousand voices take a few milliseconds. Answers that come later are put in their
/// place. Refers to the sources.
class PaletteIndex final : public QObject {
    Q_OBJECT

public:
    explicit PaletteIndex(QObject *parent = nullptr);
    ~PaletteIndex() override;

    /// In the order their sections are shown.
    void setSources(const QList<PaletteSource *> &sources);
    /// Ids used lately, the last first: they are offered unasked and rank higher.
    void setRecent(const QStringList &ids) { m_recent = ids; }
    /// Reads every source again, e.g. because the palette opens.
    void refresh();

    /// What was typed, with its leading ">" or "@".
    void setQuery(const QString &text);
    [[nodiscard]] const std::vector<PaletteLine> &lines() const { return m_lines; }

signals:
    /// Other lines than before.
    void changed();

private:
    struct Section;
    struct Hit {
        int score;
        int row;
    };

    void prepare(Section &section) const;
    void match(Section &section, const QString &words) const;
    void takeFound(Section &section, const QString &words, const std::vector<PaletteItem> &items);
    void compose();
    void composeRecent();
    void composeSection(const Section &section, int most);
    [[nodiscard]] bool isWeak(const Section &section) const;
    [[nodiscard]] bool inScope(const Section &section) const;
    [[nodiscard]] int recency(const QString &id) const;

    std::vector<std::unique_ptr<Section>> m_sections;
    QStringList m_recent;
    std::optional<PaletteSource::Scope> m_scope;
    QString m_words;
    std::vector<PaletteLine> m_lines;
};

} // namespace studio::ui
