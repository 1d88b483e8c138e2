package dev.coopclaims.kernel.refusal;

/**
 * One broken rule.
 *
 * @param code stable, in capitals, such as {@code INSUFFICIENT_FUNDS}
 * @param path where to correct it, as a JSON pointer into the claim or the request; empty for the whole
 * @param message what is wrong and what to do, for people
 * @param rule the rule's number in the domain description, such as {@code F-4}; empty for an unreadable request
 */
public record Violation(String code, String path, String message, String rule) {

    /** The same with a further sentence. */
    public Violation and(FurtherSentence sentence, Object... arguments) {
        return new Violation(code, path, message + " " + sentence.told(arguments), rule);
    }
}
