// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QWidget;

namespace studio::ui {

class MainWindow;
class ThemeController;

/// Renders the named scenes of a running window into `FOLDER/<scene>-light.png` and `-dark.png`: first-run,
/// tts, voice-picker, connect-account, compact. The takes are really made, so the window should be in the
/// sandbox with a home of its own. Goes from scene to scene in the event loop and deletes itself after
/// `finished`.
class ShotScene final : public QObject {
    Q_OBJECT

public:
    ShotScene(MainWindow &window, ThemeController &themes, const QString &folder, QObject *parent = nullptr);

    void start();

signals:
    /// `problem` is empty when all pictures were written.
    void finished(const QStringList &files, const QString &problem);

private:
    using Step = std::function<void()>;

    void plan();
    void advance();
    void later(int milliseconds);
    void shoot(const QString &scene);
    void grab(const QString &name);
    void makeTake(int voiceIndex);
    void fail(const QString &problem);

    MainWindow &m_window;
    ThemeController &m_themes;
    const QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
    QStringList m_files;
    bool m_ended = false;
};

} // namespace studio::ui
