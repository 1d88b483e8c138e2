package dev.coopclaims.command.decision;

/**
 * Something that a decision wants to know and no stream says, such as where else a document is used. A value: equal
 * questions are asked only once. The answer comes from a view, so it may be a moment old, and it never decides alone.
 *
 * @param <A> the answer
 */
@SuppressWarnings("unused") // A ties the answer to the question
public interface Question<A> {}
