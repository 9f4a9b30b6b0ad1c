// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/takeorigin.h"

#include "core/changer/conversionrequest.h"
#include "ui/changer/changemaking.h"
#include "ui/changer/changerplayback.h"
#include "ui/changer/sourcesound.h"
#include "ui/takes/takeshelf.h"
#include "ui/widgets/panel.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace studio::ui {

TakeOrigin::TakeOrigin(const ChangerParts &parts, const ChangeMaking &making, QObject *parent)
    : QObject(parent), m_parts(parts), m_making(making)
{
    connect(&parts.shelf, &TakeShelf::currentChanged, this, &TakeOrigin::refresh);
    connect(&parts.shelf, &TakeShelf::listChanged, this, &TakeOrigin::refresh);
    connect(&parts.source, &SourceSound::changed, this, &TakeOrigin::refresh);
    QAction *swap = parts.addAction(u"actionSwapSides"_s, tr("Hear the original or the result"),
                                    {QKeySequence(Qt::Key_X)});
    connect(swap, &QAction::triggered, this, &TakeOrigin::toggle);
}

void TakeOrigin::refresh()
{
    const auto &growing = m_parts.shelf.growing();
    std::optional<changer::ConversionRequest> request;
    if (growing && growing->id == m_parts.shelf.current())
        request = m_making.growing();
    else if (const store::Take *take = m_parts.shelf.currentTake())
        request = changer::requestOfTake(*take);
    if (!request || m_parts.source.isEmpty()) {
        m_parts.playback.setTakeStart({});
        return;
    }
    // The same words are compared whether or not the noise was taken out.
    const SourceSound::Content &content = m_parts.source.content();
    const bool same = request->input == content.path && request->import.stream == content.options.stream
        && request->import.channel == content.options.channel;
    m_parts.playback.setTakeStart(same ? std::optional(request->import.fromSeconds) : std::nullopt);
}

void TakeOrigin::toggle()
{
    if (!m_parts.playback.canCompare()) {
        m_parts.announce(tr("The recording this take was made of is not open."));
        return;
    }
    m_parts.playback.toggleSide();
    m_parts.announce(m_parts.playback.side() == ChangerPlayback::Side::Original ? tr("Original")
                                                                                : tr("Result"));
}

} // namespace studio::ui
