// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/takedrag.h"

#include "core/settings/settingsstore.h"
#include "core/speech/namepattern.h"
#include "core/speech/takeexport.h"
#include "core/store/audiovault.h"
#include "ui/delivery/exportsettings.h"
#include "ui/theme/orb.h"

#include <QDir>
#include <QDrag>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QUrl>
#include <QWidget>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDragOrb = 36;

} // namespace

TakeDrag::TakeDrag(store::AudioVault &vault, settings::SettingsStore &settings, QObject *parent)
    : QObject(parent), m_vault(vault), m_settings(settings)
{
}

void TakeDrag::begin(const store::Take &take, QWidget *source)
{
    if (m_job.isRunning() || !m_folder.isValid())
        return;
    const QString suffix = store::audioSuffix(take.outputFormat);
    speech::ExportOptions options;
    const QString name = speech::nameFromPattern(m_settings.get(exporting::kNamePattern), take);
    options.path = QDir(m_folder.path()).filePath(name + u'.' + suffix);
    options.replaceExisting = true;
    auto *job = speech::exportTake(take, m_vault.path(take.audioHash, suffix), options, this);
    m_job = job;
    job->then(this, [this, take, origin = QPointer(source)](const Result<speech::ExportReport> &report) {
        if (!report) {
            if (!report.error().isCancelled())
                emit failed(report.error());
            return;
        }
        emit ready(report->path);
        if (origin && (QGuiApplication::mouseButtons() & Qt::LeftButton))
            start(report->path, take, origin);
    });
}

void TakeDrag::start(const QString &path, const store::Take &take, QWidget *source)
{
    auto *drag = new QDrag(source); // deleted by Qt when it has ended
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(path)});
    drag->setMimeData(data);
    drag->setPixmap(voiceOrb(take.voice.value(), kDragOrb, source->devicePixelRatioF()));
    drag->exec(Qt::CopyAction);
}

} // namespace studio::ui
