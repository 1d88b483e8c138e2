package dev.coopclaims.command.decision;

import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything beside the streams by which a command is decided. It holds values alone, no port.
 *
 * @param actor who wants it
 * @param now what time it is in the business
 * @param catalogue the rules that are data
 * @param answers what was asked beside the streams
 */
public record Context(
        Actor actor, Instant now, Catalogue catalogue, Policies policies, Map<Question<?>, Object> answers) {

    public Context {
        answers = Map.copyOf(answers);
    }

    /**
     * The answer to a question.
     *
     * @throws IllegalStateException when the decider did not name the question in its {@linkplain Touched touches}
     */
    @SuppressWarnings("unchecked") // an answer is kept under the question that it answers
    public <A> A answer(Question<A> question) {
        Object answer = answers.get(question);
        if (answer == null) {
            throw new IllegalStateException(
                    "a decision wants to know " + question + ", which its touches() do not name");
        }
        return (A) answer;
    }

    /** The answer, where it is known already: for {@link Decider#touches}, which is asked before all is. */
    public <A> Optional<A> answerIfKnown(Question<A> question) {
        return answers.containsKey(question) ? Optional.of(answer(question)) : Optional.empty();
    }

    /** The same, knowing more. */
    public Context with(Map<Question<?>, Object> more) {
        return new Context(actor, now, catalogue, policies, more);
    }
}
