// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTemporaryFile>

#include <memory>

namespace studio::sandbox {

/// One part of a form. Files lie on disk for as long as somebody holds the part.
struct FormPart {
    QByteArray name{};
    QByteArray fileName{};
    QByteArray contentType{};
    QByteArray value{}; ///< Of a part that is no file.
    std::shared_ptr<QTemporaryFile> file{};
    qint64 bytes = 0;

    [[nodiscard]] QString path() const { return file ? file->fileName() : QString(); }
};

/// A multipart/form-data body.
struct FormData {
    QList<FormPart> parts{};
    bool isWhole = false; ///< The closing boundary came.

    /// The first part of that name, or null.
    [[nodiscard]] const FormPart *find(QByteArrayView name) const;
    [[nodiscard]] QList<QByteArray> values(QByteArrayView name) const;
};

/// Takes a form apart while it arrives. Files go to temporary files, so memory does not grow with them.
/// Total: what is no form gives one without parts.
class FormReader final {
public:
    /// Null if the header is none of a form.
    static std::unique_ptr<FormReader> forContentType(const QByteArray &header);

    /// False when the disk is full or a field is too long; then it is over.
    bool push(QByteArrayView bytes);
    /// The body has ended.
    [[nodiscard]] std::shared_ptr<FormData> take();

private:
    enum class Phase { Preamble, Head, Body, Done };
    explicit FormReader(const QByteArray &boundary);
    bool step();
    bool beginPart(const QByteArray &head);
    bool addToPart(QByteArrayView bytes);

    QByteArray m_delimiter;
    QByteArray m_buffer;
    Phase m_phase = Phase::Preamble;
    qint64 m_fieldBytes = 0;
    std::shared_ptr<FormData> m_form = std::make_shared<FormData>();
};

} // namespace studio::sandbox
