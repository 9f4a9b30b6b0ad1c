// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallerywindow.h"

#include "ui/gallery/galleryparts.h"
#include "ui/gallery/gallerysections.h"
#include "ui/theme/focusring.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/dialogframe.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/toast.h"

#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {
constexpr int kSettleMs = 150;
}

GalleryWindow::GalleryWindow(ThemeController &themes, QWidget *parent)
    : QWidget(parent), m_themes(themes), m_scheme(new Segmented), m_contrast(new Switch(u"High contrast"_s)),
      m_large(new Switch(u"150 %"_s)), m_mirrored(new Switch(u"Right to left"_s)),
      m_scroll(new QScrollArea(this)), m_holder(new QWidget)
{
    setObjectName(u"gallery"_s);
    setWindowTitle(u"Components – Voice Studio"_s);
    auto *column = new QVBoxLayout(m_holder);
    column->setContentsMargins(20, 16, 20, 20);
    column->setSpacing(14);
    m_sections = {gallery::buttonSection(), gallery::fieldSection(), gallery::choiceSection(),
                  gallery::statusSection(), gallery::voiceSection(), gallery::soundSection(),
                  gallery::frameSection()};
    for (gallery::Section *section : std::as_const(m_sections))
        column->addWidget(section);
    column->addStretch(1);
    m_holder->setAutoFillBackground(false);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_holder);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_holder->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeBar());
    all->addWidget(m_scroll, 1);
    resize(1280, 800);
    FocusRing::install(this);
}

GalleryWindow::~GalleryWindow() = default;

QWidget *GalleryWindow::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(20, 10, 20, 10);
    row->setSpacing(20);
    m_scheme->setSegments({u"Light"_s, u"Dark"_s});
    row->addWidget(m_scheme);
    connect(m_scheme, &Segmented::currentChanged, this, &GalleryWindow::applyBar);
    for (Switch *toggle : {m_contrast, m_large, m_mirrored}) {
        row->addWidget(toggle);
        connect(toggle, &QAbstractButton::toggled, this, &GalleryWindow::applyBar);
    }
    row->addStretch(1);
    auto *overlays = new QPushButton(u"Dialog and toast"_s);
    overlays->setObjectName(u"galleryOverlays"_s);
    connect(overlays, &QAbstractButton::clicked, this, &GalleryWindow::showOverlays);
    row->addWidget(overlays);
    return bar;
}

void GalleryWindow::applyBar()
{
    ThemeController::Choice choice = m_themes.choice();
    choice.mode = m_scheme->currentIndex() == 1 ? ThemeMode::Dark : ThemeMode::Light;
    choice.highContrast = m_contrast->isChecked();
    choice.textScale = m_large->isChecked() ? 1.5 : 1.0;
    m_themes.setChoice(choice);
    QGuiApplication::setLayoutDirection(m_mirrored->isChecked() ? Qt::RightToLeft : Qt::LeftToRight);
}

void GalleryWindow::showOverlays()
{
    auto *dialog = new DialogFrame(u"A dialog"_s, 420);
    dialog->column()->addWidget(new TextLabel(u"Esc closes it, and the focus goes back."_s));
    OverlayHost::of(this)->showDialog(dialog);
    Toast::show(this, NoticeKind::Success, u"Exported harbour-take3.mp3"_s, u"Show in folder"_s);
}

QList<GalleryWindow::Look> GalleryWindow::looks()
{
    return {{.name = u"light"_s},
            {.name = u"dark"_s, .dark = true},
            {.name = u"light-contrast"_s, .highContrast = true},
            {.name = u"dark-contrast"_s, .dark = true, .highContrast = true},
            {.name = u"light-large"_s, .large = true},
            {.name = u"dark-large"_s, .dark = true, .large = true},
            {.name = u"light-mirrored"_s, .mirrored = true},
            {.name = u"dark-mirrored"_s, .dark = true, .mirrored = true}};
}

void GalleryWindow::apply(const Look &look)
{
    const QSignalBlocker one(m_scheme);
    const QSignalBlocker two(m_contrast);
    const QSignalBlocker three(m_large);
    const QSignalBlocker four(m_mirrored);
    m_scheme->setCurrentIndex(look.dark ? 1 : 0);
    m_contrast->setChecked(look.highContrast);
    m_large->setChecked(look.large);
    m_mirrored->setChecked(look.mirrored);
    applyBar();
}

void GalleryWindow::shoot(const QString &folder)
{
    m_folder = folder;
    m_files.clear();
    m_themes.setReduceMotion(true);
    shootLook(0);
}

/// Fonts and layouts follow in the event loop.
void GalleryWindow::shootLook(qsizetype index)
{
    if (index == looks().size()) {
        emit shot(m_files);
        return;
    }
    apply(looks().at(index));
    QTimer::singleShot(kSettleMs, this, [this, index] {
        if (saveSections(looks().at(index).name))
            shootLook(index + 1);
        else
            emit shot({});
    });
}

bool GalleryWindow::saveSections(const QString &lookName)
{
    if (!QDir().mkpath(m_folder))
        return false;
    for (gallery::Section *section : std::as_const(m_sections)) {
        const QString path = QDir(m_folder).filePath(section->objectName() + u'-' + lookName + ".png"_L1);
        QPixmap picture(section->size());
        picture.fill(theme().canvas);
        section->render(&picture);
        if (!picture.save(path))
            return false;
        m_files.append(path);
    }
    return true;
}

void GalleryWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme().canvas);
}

} // namespace studio::ui
