// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/voskrecogniser.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibrary>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::recognition {

/// The few functions of libvosk's C interface that are used.
struct VoskLibrary {
    void (*setLogLevel)(int) = nullptr;
    void *(*modelNew)(const char *) = nullptr;
    void (*modelFree)(void *) = nullptr;
    void *(*recognizerNew)(void *, float) = nullptr;
    void (*recognizerFree)(void *) = nullptr;
    void (*setWords)(void *, int) = nullptr;
    int (*accept)(void *, const char *, int) = nullptr;
    const char *(*result)(void *) = nullptr;
    const char *(*partialResult)(void *) = nullptr;
    const char *(*finalResult)(void *) = nullptr;
    bool complete = false;
};

namespace {

/// Found once; stays loaded.
const VoskLibrary &voskLibrary()
{
    static const VoskLibrary found = [] {
        VoskLibrary library;
        QLibrary file(u"vosk"_s);
        if (!file.load())
            return library;
        bool all = true;
        const auto resolve = [&file, &all](auto &function, const char *name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(file.resolve(name));
            all = all && function;
        };
        resolve(library.setLogLevel, "vosk_set_log_level");
        resolve(library.modelNew, "vosk_model_new");
        resolve(library.modelFree, "vosk_model_free");
        resolve(library.recognizerNew, "vosk_recognizer_new");
        resolve(library.recognizerFree, "vosk_recognizer_free");
        resolve(library.setWords, "vosk_recognizer_set_words");
        resolve(library.accept, "vosk_recognizer_accept_waveform");
        resolve(library.result, "vosk_recognizer_result");
        resolve(library.partialResult, "vosk_recognizer_partial_result");
        resolve(library.finalResult, "vosk_recognizer_final_result");
        library.complete = all;
        if (all)
            library.setLogLevel(-1);
        return library;
    }();
    return found;
}

bool looksLikeModel(const QString &folder)
{
    return !folder.isEmpty()
        && (QFileInfo(folder + u"/am/final.mdl"_s).isFile() || QFileInfo(folder + u"/final.mdl"_s).isFile());
}

} // namespace

bool VoskRecogniser::isAvailable(const QString &modelFolder)
{
    return looksLikeModel(modelFolder) && voskLibrary().complete;
}

Result<std::unique_ptr<Recogniser>> VoskRecogniser::open(const QString &modelFolder)
{
    const VoskLibrary &library = voskLibrary();
    if (!library.complete)
        return fail(
            ErrorKind::Unsupported,
            QCoreApplication::translate("Recogniser", "The library libvosk is not on this computer."));
    const auto damaged = [] {
        return fail(ErrorKind::Storage,
                    QCoreApplication::translate("Recogniser",
                                                "The chosen folder holds no Vosk model that can be used."));
    };
    if (!looksLikeModel(modelFolder))
        return damaged();
    void *model = library.modelNew(QFile::encodeName(modelFolder).constData());
    if (!model)
        return damaged();
    void *recogniser = library.recognizerNew(model, float(kRateHz));
    if (!recogniser) {
        library.modelFree(model);
        return damaged();
    }
    library.setWords(recogniser, 1);
    return std::unique_ptr<Recogniser>(new VoskRecogniser(library, model, recogniser));
}

VoskRecogniser::VoskRecogniser(const VoskLibrary &library, void *model, void *recogniser)
    : m_library(library), m_model(model), m_recogniser(recogniser)
{
}

VoskRecogniser::~VoskRecogniser()
{
    m_library.recognizerFree(m_recogniser);
    m_library.modelFree(m_model);
}

void VoskRecogniser::take(const char *json)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray(json)).object();
    for (const QJsonValue &value : object.value("result"_L1).toArray()) {
        const QJsonObject from = value.toObject();
        HeardWord word;
        word.text = from.value("word"_L1).toString();
        word.startSeconds = std::max(0.0, from.value("start"_L1).toDouble() - m_origin);
        word.endSeconds = std::max(word.startSeconds, from.value("end"_L1).toDouble() - m_origin);
        word.confidence = std::clamp(from.value("conf"_L1).toDouble(), 0.0, 1.0);
        if (!word.text.isEmpty())
            m_words.push_back(word);
    }
}

HeardWords VoskRecogniser::recognise(std::span<const std::int16_t> samples)
{
    if (m_listening)
        (void)endUtterance();
    push(samples);
    return endUtterance();
}

void VoskRecogniser::push(std::span<const std::int16_t> samples)
{
    if (samples.empty())
        return;
    if (!m_listening) {
        m_listening = true;
        m_words.clear();
        m_origin = double(m_pushed) / kRateHz;
    }
    m_pushed += qint64(samples.size());
    const int ended = m_library.accept(m_recogniser, reinterpret_cast<const char *>(samples.data()),
                                       int(samples.size_bytes()));
    if (ended > 0)
        take(m_library.result(m_recogniser));
}

QString VoskRecogniser::partial()
{
    if (!m_listening)
        return {};
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray(m_library.partialResult(m_recogniser))).object();
    const QString now = object.value("partial"_L1).toString();
    const QString before = textOf(m_words);
    return before.isEmpty() || now.isEmpty() ? before + now : before + u' ' + now;
}

HeardWords VoskRecogniser::endUtterance()
{
    if (!std::exchange(m_listening, false))
        return {};
    take(m_library.finalResult(m_recogniser));
    return std::exchange(m_words, {});
}

} // namespace studio::recognition
