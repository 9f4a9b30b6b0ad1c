// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/sphinxrecogniser.h"

#include "core/recognition/phrasemodel.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <err.h>
#include <ngram_model.h>
#include <pocketsphinx.h>

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;

namespace studio::recognition {

namespace {

constexpr double kFramesPerSecond = 100;
constexpr float kLean = 0.5F; // the share of the phrases in the language model
constexpr char kOpen[] = "phrases"; // all words, leaning towards the phrases
constexpr char kExpected[] = "expected"; // the words of the phrases alone
constexpr int kFrame = kRateHz / int(kFramesPerSecond);
/// Sound that fits the expected words worse than all words by so much a frame is something else: what is
/// expected is 2 to 8 better, other sentences are 9 to 16 worse.
constexpr double kWorse = 2;
constexpr int kLeast = 400; // samples: one window of the front end

QString folderOf(const QString &chosen)
{
    return chosen.isEmpty() ? u"/usr/share/pocketsphinx/model/en-us"_s : chosen;
}

struct FreeConfig {
    void operator()(cmd_ln_t *config) const { cmd_ln_free_r(config); }
};

struct FreeModel {
    void operator()(ngram_model_t *model) const { ngram_model_free(model); }
};
using LanguageModel = std::unique_ptr<ngram_model_t, FreeModel>;

/// "read(2)" is the second way to say "read".
QString plain(const char *word)
{
    QString text = QString::fromUtf8(word);
    const qsizetype variant = text.indexOf(u'(', 1);
    return variant > 0 && text.endsWith(u')') ? text.first(variant) : text;
}

} // namespace

bool SphinxRecogniser::isAvailable(const QString &folder)
{
    const QDir models(folderOf(folder));
    return QFileInfo::exists(models.filePath(u"en-us/mdef"_s))
        && QFileInfo::exists(models.filePath(u"en-us.lm.bin"_s))
        && QFileInfo::exists(models.filePath(u"cmudict-en-us.dict"_s));
}

Result<std::unique_ptr<Recogniser>> SphinxRecogniser::open(const QString &folder, const QStringList &phrases)
{
    if (!isAvailable(folder))
        return fail(
            ErrorKind::Storage,
            QCoreApplication::translate("Recogniser",
                                        "The speech model for recognition on this computer is missing. "
                                        "Install the package pocketsphinx-en-us."));
    static std::once_flag quiet;
    std::call_once(quiet, [] { err_set_logfp(nullptr); });
    const QDir models(folderOf(folder));
    const QByteArray acoustic = QFile::encodeName(models.filePath(u"en-us"_s));
    const QByteArray language = QFile::encodeName(models.filePath(u"en-us.lm.bin"_s));
    const QByteArray dictionary = QFile::encodeName(models.filePath(u"cmudict-en-us.dict"_s));
    // Silence stays in: taking it out moves the times of the words behind it.
    const std::unique_ptr<cmd_ln_t, FreeConfig> config(cmd_ln_init(
        nullptr, ps_args(), TRUE, "-hmm", acoustic.constData(), "-lm", language.constData(), "-dict",
        dictionary.constData(), "-logfn", "/dev/null", "-remove_silence", "no", nullptr));
    ps_decoder_t *decoder = config ? ps_init(config.get()) : nullptr;
    if (!decoder)
        return fail(
            ErrorKind::Storage,
            QCoreApplication::translate("Recogniser",
                                        "The speech model for recognition on this computer is damaged. "
                                        "Install the package pocketsphinx-en-us again."));
    const bool expects = leanTowards(phrases, decoder);
    return std::unique_ptr<Recogniser>(new SphinxRecogniser(decoder, expects));
}

/// Mixes a model of the phrases with the general one, and keeps it for a second hearing. Without it the
/// engine still works.
bool SphinxRecogniser::leanTowards(const QStringList &phrases, ps_decoder_s *decoder)
{
    QTemporaryFile file;
    if (phrases.isEmpty() || !file.open() || file.write(phraseModel(phrases)) < 0 || !file.flush())
        return false;
    cmd_ln_t *config = ps_get_config(decoder);
    // By its name: ps_get_search() of version 5 leaks an iterator. The model stays the decoder's.
    ngram_model_t *general = ps_get_lm(decoder, "_default");
    const LanguageModel special(ngram_model_read(config, QFile::encodeName(file.fileName()).constData(),
                                                 NGRAM_ARPA, ps_get_logmath(decoder)));
    if (!general || !special)
        return false;
    ngram_model_t *models[] = {general, special.get()}; // the set holds references of its own
    QByteArray names[] = {"general", "special"};
    char *nameList[] = {names[0].data(), names[1].data()};
    const float weights[] = {1 - kLean, kLean};
    const LanguageModel set(ngram_model_set_init(config, models, nameList, weights, 2));
    if (!set || ps_set_lm(decoder, kOpen, set.get()) != 0)
        return false;
    ps_set_search(decoder, kOpen);
    return ps_set_lm(decoder, kExpected, special.get()) == 0;
}

SphinxRecogniser::~SphinxRecogniser()
{
    if (m_listening)
        ps_end_utt(m_decoder);
    ps_free(m_decoder);
}

HeardWords SphinxRecogniser::recognise(std::span<const std::int16_t> samples)
{
    if (std::exchange(m_listening, false))
        ps_end_utt(m_decoder);
    if (samples.size() < kLeast)
        return {};
    // Forgets the noise of what came before: the same sound always gives the same words.
    ps_start_stream(m_decoder);
    if (ps_start_utt(m_decoder) < 0)
        return {};
    ps_process_raw(m_decoder, samples.data(), samples.size(), FALSE, TRUE);
    if (ps_end_utt(m_decoder) < 0)
        return {};
    return words();
}

HeardWords SphinxRecogniser::recogniseExpected(std::span<const std::int16_t> samples)
{
    if (std::exchange(m_listening, false))
        ps_end_utt(m_decoder);
    if (!m_expects || samples.size() < kLeast || ps_set_search(m_decoder, kExpected) != 0)
        return {};
    const double open = m_openScore;
    HeardWords heard = recognise(samples);
    m_frames = qint64(samples.size() / kFrame);
    if (score() < open - kWorse)
        heard.clear();
    ps_set_search(m_decoder, kOpen);
    return heard;
}

double SphinxRecogniser::score() const
{
    std::int32_t sum = 0;
    if (!ps_get_hyp(m_decoder, &sum) || m_frames == 0)
        return -1e9;
    return double(sum) / double(m_frames);
}

void SphinxRecogniser::push(std::span<const std::int16_t> samples)
{
    if (samples.empty())
        return;
    if (!m_listening) {
        if (ps_start_utt(m_decoder) < 0)
            return;
        m_listening = true;
        m_pushed = 0;
    }
    m_pushed += qint64(samples.size());
    ps_process_raw(m_decoder, samples.data(), samples.size(), FALSE, FALSE);
}

QString SphinxRecogniser::partial()
{
    if (!m_listening)
        return {};
    const char *heard = ps_get_hyp(m_decoder, nullptr);
    return heard ? QString::fromUtf8(heard) : QString();
}

HeardWords SphinxRecogniser::endUtterance()
{
    if (!std::exchange(m_listening, false) || ps_end_utt(m_decoder) < 0)
        return {};
    m_frames = m_pushed / kFrame;
    m_openScore = score();
    return words();
}

HeardWords SphinxRecogniser::words()
{
    HeardWords heard;
    logmath_t *math = ps_get_logmath(m_decoder);
    int origin = -1; // frames are counted over all utterances of a stream
    for (ps_seg_t *segment = ps_seg_iter(m_decoder); segment; segment = ps_seg_next(segment)) {
        int from = 0;
        int to = 0;
        ps_seg_frames(segment, &from, &to);
        if (origin < 0)
            origin = from;
        const char *name = ps_seg_word(segment);
        if (!name || name[0] == '<')
            continue; // the edges of the utterance and silence
        const double probability = logmath_exp(math, ps_seg_prob(segment, nullptr, nullptr, nullptr));
        HeardWord word;
        word.startSeconds = (from - origin) / kFramesPerSecond;
        word.endSeconds = (to - origin + 1) / kFramesPerSecond;
        word.confidence = std::clamp(probability, 0.0, 1.0);
        word.isEvent = name[0] == '[' || name[0] == '+';
        if (word.isEvent && qstrcmp(name, "[NOISE]") != 0)
            continue; // mumbling that fits no word
        word.text = word.isEvent ? u"(noise)"_s : plain(name);
        heard.push_back(word);
    }
    return heard;
}

} // namespace studio::recognition
