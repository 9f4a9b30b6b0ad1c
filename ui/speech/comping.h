// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/edit/compose.h"
#include "ui/speech/speechparts.h"

#include <QObject>

class QPushButton;

namespace studio::ui {

class CostButton;
class SelectionTools;
class TakeStrip;
class TakeWords;

/// Words of a take that are wanted.
struct KeptPiece {
    TakeId take{};
    QString script{}; ///< The text of the take: takes of one text are put together in its order.
    edit::WordRange words{};
    QString text{};
    edit::Span span{};
    bool operator==(const KeptPiece &) const = default;
};

/// A comp in the making: pieces of one text lie in its order and never overlap, the piece kept last wins;
/// pieces of other texts follow in the order they were kept. A value.
class CompList final {
public:
    void keep(const KeptPiece &piece, const std::vector<text::WordTiming> &words);
    /// Whatever of the take's text is in no piece yet.
    void keepRest(const TakeId &take, const QString &script, const std::vector<text::WordTiming> &words);
    void removeAt(qsizetype index) { m_pieces.removeAt(index); }
    void removeTake(const TakeId &take);
    void clear() { m_pieces.clear(); }
    [[nodiscard]] const QList<KeptPiece> &pieces() const { return m_pieces; }

private:
    QList<KeptPiece> m_pieces;
};

/// Comping: C keeps the selected words, or the sentence at the playhead, of the current take; the lane below
/// the wave shows the pieces, plays and drops them, and makes one take of them for nothing. GUI thread.
class Comping final : public QObject {
    Q_OBJECT

public:
    Comping(const SpeechParts &parts, TakeWords &words, SelectionTools &tools, QObject *parent = nullptr);

    [[nodiscard]] const CompList &list() const { return m_list; }

private:
    void buildLane();
    void keepSelection();
    void keepRest();
    void showLane();
    void showRegions();
    void dropGoneTakes();
    void hear(qsizetype index);
    void make();
    void gather(const QStringList &takes, std::vector<edit::Source> sources);
    void render(std::vector<edit::Source> sources);

    const SpeechParts m_parts;
    TakeWords &m_words;
    SelectionTools &m_tools;
    CompList m_list;
    QWidget *m_lane = nullptr;
    TakeStrip *m_strip = nullptr;
    QPushButton *m_rest = nullptr;
    CostButton *m_make = nullptr;
    QAction *m_keep = nullptr;
    QAction *m_makeAction = nullptr;
    store::Take m_base;
    JobGuard m_step;
};

} // namespace studio::ui
