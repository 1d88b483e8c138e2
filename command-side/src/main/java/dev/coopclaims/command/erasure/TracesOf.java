package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Question;

/** Where a person or an organisation is known (H-6); answered by {@link Traces.Finder}. */
public record TracesOf(Subject subject) implements Question<Traces> {}
