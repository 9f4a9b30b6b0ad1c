// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/pronunciation.h"

#include <QAbstractListModel>

#include <vector>

namespace studio::ui {

class RuleLibrary;

/// The rules of a library as rows that can be ticked. Refers to the library.
class RulesModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit RulesModel(RuleLibrary &library, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    void insert(int row, const text::PronunciationRule &rule);
    void change(int row, const text::PronunciationRule &rule);
    text::PronunciationRule take(int row);
    void move(int from, int to);

private:
    void follow();
    template <class Change>
    void alone(Change change);

    RuleLibrary &m_library;
    std::size_t m_rows = 0;
    bool m_changing = false;
};

} // namespace studio::ui
