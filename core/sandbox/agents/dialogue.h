// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace studio::sandbox {

/// A tool call an agent wants.
struct ToolOrder {
    QString name{};
    QJsonObject arguments{};
    bool operator==(const ToolOrder &) const = default;
};

/// How one ended.
struct ToolOutcome {
    QString name{};
    QString result{}; ///< As the tool gave it; JSON or not.
    bool isError = false;
};

/// One thing an agent does.
struct Move {
    enum class Kind { Say, Tools, Event, End };
    Kind kind = Kind::Say;
    QString text{}; ///< Say; the type of an Event.
    QList<ToolOrder> tools{}; ///< Called at once; what follows waits for all of them.
    QJsonObject event{};
    bool operator==(const Move &) const = default;
};

/// One line of a script. `when` is empty for always, or conditions joined with " & ": "name" (known and not
/// empty), "!name", "name=value", "name!=value". Texts and arguments take {{name}} and {{name|default}}.
struct Act {
    enum class Kind { Say, Tools, Event, End, Set };
    Kind kind = Kind::Say;
    QString text{};
    QString when{};
    QList<ToolOrder> tools{};
    QJsonObject event{};
    bool last = false; ///< Nothing after it is done when it was.
};

/// Something callers ask for, told by hints: "charged|billed:2" is worth two when one of its alternatives was
/// heard (one without a number), "#order" when the slot was. The intent with the most points wins; it needs
/// `least` of them.
struct Intent {
    QString name{};
    QStringList hints{};
    double least = 2;
    QStringList topics{}; ///< Only while one of these is the topic; empty: always.
    QList<Act> acts{};
};

/// Something to be filled in from what was said.
struct Slot {
    enum class Kind { Number, Email, Day, Time, People, Name };
    QString name{};
    Kind kind = Kind::Number;
    QString topic{}; ///< For names: while this is the topic a bare word is one.
    int digits = 5; ///< Of a number.
};

/// A scripted agent: what it may say to what.
struct Script {
    QList<Slot> fields{};
    QList<Intent> intents{};
    QList<Act> fallback{}; ///< Nothing was understood.
    QList<Act> prompt{}; ///< Nothing was said for a while.
};

/// A conversation with a script: a pure state machine over what was heard. Any text gives an answer.
class Dialogue final {
public:
    Dialogue(const Script &script, QHash<QString, QString> variables);

    [[nodiscard]] QList<Move> answer(const QString &heard);
    /// The outcomes of the last Move of kind Tools; its keys become "result.KEY" (a later tool's win), and
    /// "ok" tells whether all went well.
    [[nodiscard]] QList<Move> answerTools(const QList<ToolOutcome> &outcomes);
    /// The caller says nothing.
    [[nodiscard]] QList<Move> prompt();
    /// What remains of an answer is dropped: the caller went on.
    void forget();
    /// Context sent silently: "Customer tier: Gold." sets "customer tier" to "gold", and "tier" as well. A
    /// later one with the same id takes the place of the earlier.
    void setContext(const QString &text, const QString &contextId);

    /// Whether a text would be understood as a whole, all it takes included: there is no use in waiting for
    /// more.
    [[nodiscard]] bool understands(const QString &heard) const;
    /// Whether it means anything at all, even if something is missing.
    [[nodiscard]] bool hasAnswer(const QString &heard) const;
    [[nodiscard]] QString variable(const QString &name) const { return m_variables.value(name); }
    /// Fills {{name}} in; unknown ones become their default or nothing.
    [[nodiscard]] QString fill(const QString &text) const;

private:
    struct Context {
        QString id;
        QStringList names;
    };
    [[nodiscard]] const Intent *intentFor(const QStringList &words, const QStringList &filled) const;
    QStringList takeSlots(const QString &heard, const QStringList &words);
    [[nodiscard]] bool holds(const QString &when) const;
    QList<Move> run();
    [[nodiscard]] QJsonObject fill(const QJsonObject &object) const;

    const Script &m_script;
    QHash<QString, QString> m_variables;
    QList<Context> m_contexts;
    QList<Act> m_rest; // of the answer under way
    QString m_lastSaid;
    int m_misses = 0;
};

/// Lines of a script.
namespace lines {
[[nodiscard]] Act say(const QString &text, const QString &when = {});
[[nodiscard]] Act ask(const QString &text, const QString &when = {}); ///< Says it and stops there.
[[nodiscard]] Act call(const QList<ToolOrder> &tools, const QString &when = {});
[[nodiscard]] Act tell(const QString &type, const QJsonObject &event, const QString &when = {});
[[nodiscard]] Act set(const QString &name, const QString &value, const QString &when = {});
[[nodiscard]] Act hangUp(const QString &when = {});
} // namespace lines

} // namespace studio::sandbox
