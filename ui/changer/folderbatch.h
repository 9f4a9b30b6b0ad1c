// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/changer/batchconversion.h"
#include "core/changer/conversionrequest.h"
#include "ui/changer/changerparts.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

namespace studio::changer {
class ChangerEngine;
} // namespace studio::changer

namespace studio::ui {

class BatchSheet;
class ChangeMaking;

/// What many files come to.
struct BatchMeasure {
    QStringList files{}; ///< That can be read.
    QStringList broken{}; ///< Names of those that cannot.
    double seconds = 0; ///< Of all.
    bool operator==(const BatchMeasure &) const = default;
};

/// Many recordings, one after the other, with the voice and settings that are chosen now: from a folder or
/// from files that were dropped, priced together before anything is paid, made on the job board, and written
/// beside the recordings. GUI thread.
class FolderBatch final : public QObject {
    Q_OBJECT

public:
    FolderBatch(const ChangerParts &parts, changer::ChangerEngine &engine, const ChangeMaking &making,
                QObject *parent);

    void chooseFolder();
    void offerFolder(const QString &folder);
    void offer(const QStringList &files);
    [[nodiscard]] bool isRunning() const { return m_running != nullptr; }
    void cancel();

signals:
    void ended();

private:
    /// What is chosen now, for any of the recordings.
    [[nodiscard]] changer::ConversionRequest chosenNow() const;
    void show(const BatchMeasure &measure);
    /// Goes on only while the choice is the one that was priced; else the price is told anew.
    void ask(const BatchMeasure &measure, const changer::ConversionRequest &priced);
    void start(const BatchMeasure &measure, const changer::ConversionRequest &chosen);
    void end(const Result<QList<changer::BatchItemReport>> &reports, const QString &folder, int count);

    const ChangerParts m_parts;
    changer::ChangerEngine &m_engine;
    const ChangeMaking &m_making;
    QPointer<BatchSheet> m_sheet;
    QPointer<changer::BatchConversion> m_running;
    JobGuard m_measuring;
};

} // namespace studio::ui
