// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/uploadedsound.h"

#include "core/audio/wavheader.h"
#include "core/media/filetrack.h"
#include "core/media/soundimport.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

QJsonObject formFields(const FormData &form)
{
    QJsonObject fields;
    for (const FormPart &part : form.parts) {
        const QString name = QString::fromUtf8(part.name);
        if (!part.file && !fields.contains(name))
            fields.insert(name, QString::fromUtf8(part.value));
    }
    return fields;
}

std::shared_ptr<FormData> formOf(const Call &call)
{
    const auto form = call.request().form;
    if (!form) {
        // Anything else than a form reads as one without fields.
        return std::make_shared<FormData>();
    }
    if (!form->isWhole) {
        call.json(QJsonObject{{u"detail"_s, u"There was an error parsing the body"_s}}, 400);
        return nullptr;
    }
    return form;
}

FormPart soundPart(const FormData &form, const QString &name, Validation &validation)
{
    const FormPart *part = form.find(name.toUtf8());
    if (!part)
        validation.add(u"missing"_s, {u"body"_s, name}, u"Field required"_s);
    else if (!part->file)
        validation.add(u"value_error"_s, {u"body"_s, name},
                       u"Value error, Expected UploadFile, received: <class 'str'>"_s, {},
                       {{u"error"_s, QJsonObject()}});
    return part ? *part : FormPart();
}

std::shared_ptr<audio::PcmTrack> trackOf(const UploadedSound &upload, const StopFlag &stop)
{
    QString path = upload.part.path();
    QTemporaryFile headed(QDir::tempPath() + u"/upload-XXXXXX.wav"_s);
    if (upload.isRaw) {
        // Only a header is missing.
        QFile raw(path);
        if (!headed.open() || !raw.open(QIODevice::ReadOnly)
            || headed.write(audio::wavHeader({16000, 1}, quint32(std::min<qint64>(raw.size(), 0xffff0000))))
                < 0)
            return nullptr;
        while (!raw.atEnd()) {
            if (headed.write(raw.read(1 << 20)) < 0)
                return nullptr;
        }
        if (!headed.flush())
            return nullptr;
        path = headed.fileName();
    }
    const QTemporaryDir folder;
    media::ImportOptions options;
    options.mono = !upload.keepChannels;
    options.channel = upload.channel;
    options.sampleRateHz = upload.rateHz;
    const auto sound = media::importSoundNow(path, options, folder.filePath(u"sound.wav"_s), stop);
    if (!sound)
        return nullptr;
    // The track keeps the file open; its name may go.
    return media::trackOverFile(sound->path).value_or(nullptr);
}

void decodeUpload(ServiceState &state, const UploadedSound &upload, QObject *context,
                  std::function<void(std::shared_ptr<audio::PcmTrack>)> answer)
{
    auto made = std::make_shared<std::shared_ptr<audio::PcmTrack>>();
    state.soundEngine.run(
        [upload, made, stop = state.stopping] {
            *made = trackOf(upload, stop);
            return QByteArray();
        },
        context, [made, answer = std::move(answer)](const QByteArray &) { answer(*made); });
}

} // namespace studio::sandbox
