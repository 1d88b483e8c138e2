package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Question;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Answers the questions of deciders that no stream answers. */
public final class Answers {
    private final Map<Class<?>, Function<Question<?>, Object>> byQuestion = new HashMap<>();

    /** Registers what answers this kind of question. */
    public <A, Q extends Question<A>> Answers with(Class<Q> question, Function<Q, A> answer) {
        byQuestion.put(question, asked -> answer.apply(question.cast(asked)));
        return this;
    }

    /** The answers to the questions; known answers are kept. */
    Map<Question<?>, Object> to(Collection<Question<?>> questions, Map<Question<?>, Object> known) {
        Map<Question<?>, Object> answers = new HashMap<>();
        for (Question<?> question : questions) {
            Object answer = known.get(question);
            answers.put(question, answer == null ? answer(question) : answer);
        }
        return answers;
    }

    private Object answer(Question<?> question) {
        Function<Question<?>, Object> answer = byQuestion.get(question.getClass());
        if (answer == null) {
            throw new IllegalStateException("nobody answers " + question);
        }
        return answer.apply(question);
    }
}
