// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/audio/peaks.h"
#include "core/base/jobguard.h"
#include "core/store/take.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace studio::speech {
class SpeechEngine;
}
namespace studio::store {
class TakeRepository;
}

namespace studio::ui {

/// A take that is being made.
struct GrowingTake {
    TakeId id{};
    VoiceId voice{};
    QString voiceName{};
    QString modelName{};
    double expectedSeconds = 0;
    int number = 0; ///< As it will probably be.
};

/// "Take 3", or the name the user gave it.
[[nodiscard]] QString takeTitle(const store::Take &take);

/// The takes a panel made with one profile, newest first, which of them is selected, and its sound. Sound is
/// decoded when a take is selected; the last few stay in memory. GUI thread; the disk work is done by the
/// repository and the engine.
class TakeShelf final : public QObject {
    Q_OBJECT

public:
    struct Sound {
        std::shared_ptr<audio::PcmTrack> track{};
        std::shared_ptr<const audio::Peaks> peaks{};
    };

    /// Of the takes of one `document`; empty: the speech panel's.
    TakeShelf(store::TakeRepository &takes, speech::SpeechEngine &engine, const QString &document,
              QObject *parent = nullptr);

    /// Loads the takes of a profile and selects the newest.
    void load(const ProfileId &profile);
    [[nodiscard]] const QList<store::Take> &takes() const { return m_takes; }
    [[nodiscard]] const std::optional<GrowingTake> &growing() const { return m_growing; }
    [[nodiscard]] TakeId current() const { return m_current; }
    /// Null while growing or when there is none.
    [[nodiscard]] const store::Take *currentTake() const;
    [[nodiscard]] const store::Take *take(const TakeId &id) const;
    /// Of the current take; empty until decoded.
    [[nodiscard]] Sound sound() const;
    [[nodiscard]] bool isEmpty() const { return m_takes.isEmpty() && !m_growing; }
    [[nodiscard]] int nextNumber() const;

    void select(const TakeId &id);
    /// The take made before (older) or after the current one; empty at the ends.
    [[nodiscard]] TakeId older() const;
    [[nodiscard]] TakeId newer() const;

    void beginGrowing(const GrowingTake &take);
    void setGrowingTrack(const std::shared_ptr<audio::PcmTrack> &track);
    /// The growing take is done; its sound is kept.
    void endGrowing(const store::Take &take, const std::shared_ptr<const audio::Peaks> &peaks);
    /// Nothing came of it.
    void dropGrowing();
    /// Makes sure a take from elsewhere in the store is on the shelf, and selects it.
    void adopt(const store::Take &take);
    /// Puts a take on the shelf if it belongs there; the selection stays.
    void include(const store::Take &take);
    /// Looks for takes that were added from elsewhere; the selection stays.
    void fetchList();
    void toggleStar(const TakeId &id);
    void setName(const TakeId &id, const QString &name);
    void setNote(const TakeId &id, const QString &note);
    /// The take that was current before this one, if it is still there.
    [[nodiscard]] TakeId previous() const;
    /// Hides a take; undoHide() brings it back, forgetHidden() deletes it for good. One at a time.
    void hide(const TakeId &id);
    void undoHide();
    void forgetHidden(const TakeId &id);
    /// Takes that were deleted elsewhere leave the shelf.
    void dropGone(const QList<TakeId> &ids);

signals:
    void listChanged();
    void currentChanged();
    /// The current take's sound is there.
    void soundReady();
    void failed(const studio::Error &error);

private:
    void put(const store::Take &take);
    void fetchSound();
    void keepSound(const TakeId &id, const Sound &sound);

    store::TakeRepository &m_repository;
    speech::SpeechEngine &m_engine;
    const QString m_document;
    ProfileId m_profile;
    QList<store::Take> m_takes;
    std::optional<store::Take> m_hidden;
    std::optional<GrowingTake> m_growing;
    Sound m_growingSound;
    TakeId m_current;
    TakeId m_previous;
    QHash<TakeId, Sound> m_sounds;
    QList<TakeId> m_recent; ///< Whose sound is kept, last used first.
    JobGuard m_listJob;
    JobGuard m_soundJob;
};

} // namespace studio::ui
