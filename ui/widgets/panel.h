// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QVariantMap>
#include <QWidget>

class QAction;
class QBoxLayout;
class QKeyEvent;

namespace studio::ui {

class PaletteSource;
class PlaybackSource;

/// Of every inspector: wider for larger text.
[[nodiscard]] int inspectorWidth();

/// One panel of the window. The window asks it for its regions, its actions and its playback, and knows
/// nothing else of it. GUI thread.
class Panel : public QWidget {
    Q_OBJECT

public:
    struct Identity {
        QString id; ///< "speech"
        QString title; ///< "Text to Speech"
        QString iconName; ///< "audio-lines"
        QString group; ///< Of the rail: "Create"
    };

    explicit Panel(const Identity &identity, QWidget *parent = nullptr);

    [[nodiscard]] const Identity &identity() const { return m_identity; }
    /// The panel's own actions with texts and shortcuts; they work while the panel is shown.
    [[nodiscard]] QList<QAction *> panelActions() const { return m_actions; }

    /// A row of its own above content and inspector; null if there is none.
    [[nodiscard]] virtual QWidget *bar() const { return nullptr; }
    /// Holds content and inspector side by side.
    [[nodiscard]] virtual QBoxLayout *sideBySide() const;
    /// The first region of the panel.
    [[nodiscard]] virtual QWidget *content() const = 0;
    /// The second one, which the window may hide; null if there is none.
    [[nodiscard]] virtual QWidget *inspector() const { return nullptr; }
    virtual void setInspectorVisible(bool) { }
    /// What the transport bar plays while the panel is shown; null: it keeps what it has.
    [[nodiscard]] virtual PlaybackSource *playback() const { return nullptr; }
    /// 0…1.
    virtual void setVolume(double) { }

    /// The transport bar is of use here; else it makes room. See inspectorChanged().
    [[nodiscard]] virtual bool showsTransport() const { return true; }
    /// Keys without modifiers that the panel answers when nothing with the focus wants them.
    struct PlainKey {
        QString id; ///< "keyTalk"
        QString text; ///< "Talk while it is held"
        QKeySequence key;
    };
    [[nodiscard]] virtual QList<PlainKey> plainKeys() const { return {}; }
    /// What the user made of one of them, for hints.
    virtual void showPlainKey(const QString &, const QKeySequence &) { }
    /// One of them, or whatever the user put in its place, went down; false: it means nothing now.
    virtual bool handlePlainKey(const QString &, const QKeyEvent &) { return false; }

    /// The panel was made the visible one: loads what it needs and takes the focus.
    virtual void activate() = 0;
    /// Another panel, the palette or a later start hands something over; what it does not understand it
    /// ignores.
    virtual void open(const QVariantMap &) { }
    /// What the command palette finds in this panel, e.g. the rows of the settings.
    [[nodiscard]] virtual QList<PaletteSource *> paletteSources() const { return {}; }
    /// Beside an action in the palette: "Rachel, 412 credits".
    [[nodiscard]] virtual QString actionDetail(const QString &) const { return {}; }
    /// Writes what must not be lost, e.g. before the window goes.
    virtual void saveState() { }
    /// Something runs that closing the window would end; stop() ends it and becameIdle() follows.
    [[nodiscard]] virtual bool isBusy() const { return false; }
    virtual void stop() { }
    /// Esc stops it, wherever the focus is. Not where stopping cannot be taken back.
    [[nodiscard]] virtual bool stopsOnEscape() const { return true; }

signals:
    /// Something happened that assistive technology should tell.
    void announced(const QString &sentence);
    /// The key is not accepted: the user wants to enter another.
    void keyUpdateRequested();
    /// Hands something to another panel, which is shown: {"take": id}, {"file": path}, …
    void openRequested(const QString &panel, const QVariantMap &what);
    void becameIdle();
    /// There is an inspector now, or none any more; or the transport bar is of use now, or not any more.
    void inspectorChanged();
    /// Something goes on live here, which the rail shows.
    void liveChanged(bool live);

protected:
    QAction *addPanelAction(const QString &name, const QString &text, const QList<QKeySequence> &keys);

private:
    Identity m_identity;
    QList<QAction *> m_actions;
};

} // namespace studio::ui
