// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <vector>

namespace studio::ui {

/// One thing the command palette finds.
struct PaletteItem {
    QString id; ///< Stays the same between runs: "action:actionExport", "voice:…", "setting:…".
    QString text; ///< "Generate"
    QString detail{}; ///< "Rachel, 412 credits"
    QString iconName{};
    QKeySequence keys{};
    QString words{}; ///< Further words that find it.
    bool enabled = true; ///< False: listed, but cannot be done now.
    bool operator==(const PaletteItem &) const = default;
};

/// Where the palette gets a section from. GUI thread. items() is asked for when the palette opens and after
/// itemsChanged(), never for a key press.
class PaletteSource : public QObject {
    Q_OBJECT

public:
    enum class Scope {
        Action, ///< Also after ">".
        Voice, ///< Also after "@".
        Other,
    };

    using QObject::QObject;

    [[nodiscard]] virtual Scope scope() const { return Scope::Other; }
    /// Heading of the section.
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual std::vector<PaletteItem> items() const = 0;
    /// At most so many are shown beside other sections.
    [[nodiscard]] virtual int shown() const { return 6; }
    /// Whether it is worth listing before anything was typed.
    [[nodiscard]] virtual bool showsUnasked() const { return false; }
    /// For more than can be held: found() follows, now or later, unless asked for something else meanwhile.
    virtual void search(const QString &words) { Q_UNUSED(words) }
    /// The user chose an item.
    virtual void run(const QString &id) = 0;

signals:
    void itemsChanged();
    /// Answer to search(), best first.
    void found(const QString &words, const std::vector<studio::ui::PaletteItem> &items);
};

} // namespace studio::ui
