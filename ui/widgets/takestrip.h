// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QList>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QScrollArea;

namespace studio::ui {

class RovingGroup;
class TakeChipButton;

/// One take in the strip.
struct TakeChip {
    TakeId id;
    QString title; ///< "Take 3"
    VoiceId voice;
    QString voiceName;
    bool starred = false;
    bool growing = false; ///< still arriving
    bool operator==(const TakeChip &) const = default;
};

/// The takes of a script as chips, newest first, scrolling sideways. One Tab stop; ← → choose.
class TakeStrip final : public QWidget {
    Q_OBJECT

public:
    explicit TakeStrip(QWidget *parent = nullptr);

    /// Replaces the chips, newest first; chips that stay keep focus and scroll position.
    void setTakes(const QList<TakeChip> &takes);
    [[nodiscard]] QList<TakeChip> takes() const { return m_takes; }
    /// Marks a chip without a signal and scrolls to it.
    void setCurrent(const TakeId &id);
    [[nodiscard]] TakeId current() const { return m_current; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The user chose another take.
    void currentChanged(const studio::TakeId &id);
    void starRequested(const studio::TakeId &id);
    void menuRequested(const studio::TakeId &id, const QPoint &globalPosition);
    /// A chip is being pulled out of the strip.
    void dragRequested(const studio::TakeId &id, QWidget *chip);
    /// By the Delete key.
    void removeRequested(const studio::TakeId &id);
    /// By F2.
    void renameRequested(const studio::TakeId &id);

public:
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const TakeId &id);
    void mark();

    QList<TakeChip> m_takes;
    TakeId m_current;
    std::vector<TakeChipButton *> m_chips;
    QScrollArea *m_scroll;
    QWidget *m_row;
    QHBoxLayout *m_layout;
    RovingGroup *m_roving;
    QPoint m_pressedAt; ///< On a chip.
    bool m_mayDrag = false;
};

} // namespace studio::ui
