// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/transcriptrepository.h"
#include "core/transcript/transcript.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QPushButton;

namespace studio::transcript {
class Document;
}

namespace studio::ui {

class OpenTranscript;
class TextLabel;

/// One line of "Details".
struct DetailRow {
    QString label{};
    QString value{};
    bool operator==(const DetailRow &) const = default;
};

/// What is known of a transcript: where it comes from, how it was made, what it cost, how sure it is, and who
/// speaks how long.
[[nodiscard]] QList<DetailRow> transcriptDetails(const store::TranscriptEntry &entry,
                                                 const transcript::Transcript &transcript);

/// The inspector's face "Details".
class DetailsPage final : public QWidget {
    Q_OBJECT

public:
    explicit DetailsPage(OpenTranscript &open, QWidget *parent = nullptr);

signals:
    void showInFolderRequested(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();

    OpenTranscript &m_open;
    QGridLayout *m_grid;
    QPushButton *m_folder;
    QList<DetailRow> m_rows;
    QTimer m_soon;
};

} // namespace studio::ui
