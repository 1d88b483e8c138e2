package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Question;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;

/**
 * Which erasures of people, and of what belongs to a partner, have begun or may begin at any moment (H-6): too late to hold. Answered
 * by {@link Traces.Finder}.
 */
public record ErasuresUnderWay(OrganisationId partner) implements Question<List<Subject>> {}
