// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/base/strongid.h"
#include "ui/speech/speechparts.h"

#include <QObject>
#include <QPointer>

namespace studio::audition {
class Audition;
class Shortlist;
struct ShortlistSample;
} // namespace studio::audition

namespace studio::store {
struct Take;
}

namespace studio::ui {

class AuditionControl;
class AuditionSeats;
class ShortlistSheet;

/// What is kept of auditions: entries come from slots, are heard again, and go out as one file.
class ShortlistFeature final : public QObject {
    Q_OBJECT

public:
    ShortlistFeature(const SpeechParts &parts, audition::Audition &audition, AuditionSeats &seats,
                     AuditionControl &control, QObject *parent = nullptr);

    /// Only a candidate that is made can be kept.
    void keep(int slot);

public slots:
    void open();

private:
    void stop();
    void withTake(const TakeId &id, const std::function<void(const store::Take &)> &go);
    void remove(const TakeId &id);
    void send(bool hideNames);
    void collect(const QString &folder, bool hideNames, QList<audition::ShortlistSample> samples);
    void write(const QString &folder, bool hideNames, const QList<audition::ShortlistSample> &samples);

    const SpeechParts m_parts;
    audition::Audition &m_audition;
    AuditionSeats &m_seats;
    AuditionControl &m_control;
    audition::Shortlist *m_shortlist;
    QPointer<ShortlistSheet> m_sheet;
    JobGuard m_job;
    int m_run = 0; ///< Tells a late answer to what was given up.
};

} // namespace studio::ui
