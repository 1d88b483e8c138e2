package dev.coopclaims.command.decision;

import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything besides the streams that a command's decision depends on. It holds only values, no port.
 *
 * @param actor who sent the command
 * @param now the business clock's time
 * @param catalogues the rules that are data, in the versions that are in force
 * @param answers the answers to the deciders' questions
 */
public record Context(
        Actor actor, Instant now, CatalogueVersions catalogues, Policies policies, Map<Question<?>, Object> answers) {

    public Context {
        answers = Map.copyOf(answers);
    }

    /** The version of the catalogue by which claims of the period are judged, for their whole life (domain.md §3). */
    public Catalogue catalogue(EarningPeriod period) {
        return catalogues.ofUse(period);
    }

    /**
     * The answer to a question.
     *
     * @throws IllegalStateException if the decider did not name the question in its {@linkplain Touched touches}
     */
    @SuppressWarnings("unchecked") // an answer is kept under the question that it answers
    public <A> A answer(Question<A> question) {
        Object answer = answers.get(question);
        if (answer == null) {
            throw new IllegalStateException("a decision asks " + question + ", which its touches() does not name");
        }
        return (A) answer;
    }

    /** The answer, if already known. For {@link Decider#touches}, which is called before every answer is known. */
    public <A> Optional<A> answerIfKnown(Question<A> question) {
        return answers.containsKey(question) ? Optional.of(answer(question)) : Optional.empty();
    }

    /** The same context with these answers. */
    public Context with(Map<Question<?>, Object> more) {
        return new Context(actor, now, catalogues, policies, more);
    }
}
