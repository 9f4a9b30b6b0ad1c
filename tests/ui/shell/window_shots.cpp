// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/encoder.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shotscene.h"
#include "ui/theme/appearancesettings.h"
#include "ui/theme/themecontroller.h"
#include "ui/theme/variants.h"

#include <QApplication>
#include <QTimer>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

namespace {

/// Something with the outline of speech, as MP3.
QByteArray speechLike(double seconds)
{
    std::vector<std::int16_t> samples(size_t(seconds * 44100));
    for (size_t i = 0; i < samples.size(); ++i) {
        const double t = double(i) / 44100;
        const double syllable =
            std::pow(std::max(0.0, std::sin(t * 11)), 2) * (0.4 + 0.6 * std::abs(std::sin(t * 1.7)));
        samples[i] = std::int16_t(20000 * syllable * std::sin(t * 2 * 3.14159265 * 140));
    }
    audio::ExportFormat format;
    format.codec = audio::Codec::Mp3;
    format.sampleRateHz = 44100;
    format.bitrateKbps = 128;
    return audio::encodeAll(format, {44100, 1}, samples).value_or(QByteArray());
}

} // namespace

/// window_shots FOLDER [--account] [--large-text] [-reverse]: the scenes of the window, over a made-up
/// service.
int main(int argc, char *argv[])
{
    qputenv("VOICE_STUDIO_AUDIO", "null");
    QApplication app(argc, argv);
    QApplication::setApplicationVersion(u"0.1.0"_s);
    setupAppearance();
    tests::SpeechWorld world;
    if (app.arguments().contains(u"--large-text"_s))
        world.settings.set(appearance::kTextPercent, 150);
    world.service.audio = speechLike(24.1);
    world.account.start();
    if (app.arguments().contains(u"--account"_s))
        world.useAccount();
    ThemeController themes;
    MainWindow window(ShellServices{world.profiles, world.service, world.keychain, themes, world.services(),
                                    world.historyServices(), world.listeningServices(),
                                    world.listeningServices(), world.agentServices()});
    window.show();
    auto *scene = new ShotScene(window, themes, app.arguments().value(1, u"shots"_s));
    QObject::connect(scene, &ShotScene::finished, &app, [](const QStringList &files, const QString &problem) {
        for (const QString &file : files)
            qInfo("%s", qPrintable(file));
        if (!problem.isEmpty())
            qWarning("%s", qPrintable(problem));
        QCoreApplication::exit(problem.isEmpty() ? 0 : 1);
    });
    scene->start();
    return app.exec();
}
