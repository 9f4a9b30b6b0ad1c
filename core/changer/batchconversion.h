// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changer/changerengine.h"
#include "core/speech/takeexport.h"

#include <QPointer>

namespace studio::changer {

struct BatchItem {
    ConversionRequest request{};
    /// Without a format: as the service sent it, unless the file's suffix asks for another kind.
    speech::ExportOptions target{};
};

/// How a take of this request is written to that target.
[[nodiscard]] speech::ExportOptions exportOf(const BatchItem &item, const store::Take &take);

struct BatchItemReport {
    QString input{};
    speech::Outcome outcome{};
    speech::ExportReport files{};
    std::optional<Error> error{}; ///< It failed, or is incomplete.
    /// The recording was cut or damaged: made and exported is what there was of it.
    std::optional<Error> sourceCutShort{};
    bool operator==(const BatchItemReport &) const = default;
};

/// Converts many recordings and exports each when it is made; one that fails does not stop the rest, but what
/// would meet all of them does: key, credits, full disk. In order; two at a time, so that the next one is
/// read while one is made. Yields a report for every item that was begun. Cancelling keeps what is made.
class BatchConversion final : public JobOf<QList<BatchItemReport>> {
    Q_OBJECT
public:
    BatchConversion(ChangerEngine &engine, const api::ChangerApi &api, const QList<BatchItem> &items,
                    QObject *parent = nullptr);

signals:
    void itemStarted(int item, studio::changer::Conversion *conversion);
    void itemEnded(int item, const studio::changer::BatchItemReport &report);

protected:
    void abortWork() override;

private:
    void startNext();
    void made(int item, const Result<speech::Outcome> &outcome);
    void itemDone(int item, const BatchItemReport &report);

    ChangerEngine &m_engine;
    api::ChangerApi m_api;
    QList<BatchItem> m_items;
    QList<std::optional<BatchItemReport>> m_reports;
    QList<QPointer<Conversion>> m_running;
    int m_next = 0;
    int m_underWay = 0;
    bool m_stopped = false;
};

/// Sound and video files of a folder (not of folders in it), by name. Looks at the names only.
[[nodiscard]] QStringList recordingsIn(const QString &folder);
/// Whether a file's name is that of a sound or video.
[[nodiscard]] bool isRecordingName(const QString &fileName);

} // namespace studio::changer
