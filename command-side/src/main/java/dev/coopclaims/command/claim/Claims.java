package dev.coopclaims.command.claim;

import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationNames;
import dev.coopclaims.command.organisation.Reach;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.modelling.command.Aggregate;

/** The claims as somebody may know them: of another organisation's, not even that they are there. */
public final class Claims {
    private static final int MAX_COPIES_OF_COPIES = 100;

    private final RecentStateRepository<Claim, ClaimState> repository;
    private final Memberships memberships;

    public Claims(RecentStateRepository<Claim, ClaimState> repository, Memberships memberships) {
        this.repository = repository;
        this.memberships = memberships;
    }

    /**
     * Starts a claim.
     *
     * @throws Refusal as {@link #requireReach}
     */
    public void start(ClaimStarted started, Actor actor) {
        start(started, List.of(), actor);
    }

    /**
     * Starts a copy, with what it takes over (C-11).
     *
     * @throws Refusal as {@link #requireReach}
     */
    public void start(ClaimStarted started, List<? extends ClaimEvent> takenOver, Actor actor) {
        requireReach(actor, started.programme(), started.location());
        repository.create(() -> new Claim(started, takenOver));
    }

    /**
     * That programme and location lie inside the actor's membership.
     *
     * @throws Refusal not found when they do not, forbidden when the actor is no member any more
     */
    public void requireReach(Actor actor, String programme, String location) {
        if (!memberships.of(actor).includes(programme, location)) {
            throw Refusal.notFound("There is no such programme or location.");
        }
    }

    /**
     * A claim of the actor's own organisation.
     *
     * @throws Refusal not found, in the same words whether there is no such claim or it is another organisation's
     */
    public Aggregate<Claim> own(ClaimId id, Actor actor) {
        return find(id, actor, state -> isOwn(state, actor));
    }

    /**
     * A claim that the actor may see: of its own organisation, or any where it acts for the vendor.
     *
     * @throws Refusal as {@link #own}
     */
    public Aggregate<Claim> seenBy(ClaimId id, Actor actor) {
        return find(id, actor, state -> actor.isVendor() || isOwn(state, actor));
    }

    /** A claim for what follows from something else than a request of somebody about it; nobody is told that it is there. */
    public Optional<Aggregate<Claim>> any(ClaimId id) {
        return repository.find(id);
    }

    /** Whether {@link #seenBy} would find the claim. */
    public boolean isSeenBy(ClaimId id, Actor actor) {
        Reach reach = memberships.of(actor);
        return repository
                .state(id)
                .filter(state -> actor.isVendor() || isOwn(state, actor))
                .filter(state -> isReached(state, reach))
                .isPresent();
    }

    /** The human numbers of those of the claims that the actor may see; of others, not even that they are there. */
    public Map<ClaimId, String> numbers(Collection<ClaimId> wanted, Actor actor) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Reach reach = memberships.of(actor);
        Map<ClaimId, String> numbers = new HashMap<>();
        for (ClaimId id : wanted) {
            repository
                    .state(id)
                    .filter(state -> actor.isVendor() || isOwn(state, actor))
                    .filter(state -> isReached(state, reach))
                    .ifPresent(state -> numbers.put(id, state.file().number()));
        }
        return numbers;
    }

    /** Who of the organisation sees every claim of it, so that others know whom to ask. */
    public List<UserId> whoSeesAll(OrganisationId organisation) {
        return memberships.unlimited(organisation);
    }

    /** Whether the claim was taken back or given up before anything was decided. */
    public boolean isTakenBack(ClaimId id) {
        return repository.state(id).filter(ClaimState::isTakenBack).isPresent();
    }

    /** Whether the claim was copied from the other, or both from one, over claims that were taken back (C-11). */
    public boolean isOfOneOrigin(ClaimFile file, ClaimId other) {
        Set<ClaimId> mine = origins(file);
        return mine.contains(other)
                || repository
                        .state(other)
                        .filter(state -> !Collections.disjoint(mine, origins(state.file())))
                        .isPresent();
    }

    /** From the nearest on, as far as each was taken back. */
    private Set<ClaimId> origins(ClaimFile file) {
        Set<ClaimId> origins = new LinkedHashSet<>();
        ClaimId source = file.identity().copiedFrom();
        while (source != null && origins.size() < MAX_COPIES_OF_COPIES && isTakenBack(source)) {
            origins.add(source);
            source = repository
                    .state(source)
                    .map(state -> state.file().identity().copiedFrom())
                    .orElse(null);
        }
        return origins;
    }

    /** Whom and what a statement of the claim names that the actor accepts (C-6). */
    StatementFacts statementFacts(ClaimFile file, Actor actor) {
        OrganisationNames names = memberships.names(actor.organisation());
        return new StatementFacts(file.number(), names.organisation(), names.person(actor.user()));
    }

    /** Decides by the state, and has it happen. */
    public static void decide(Aggregate<Claim> claim, Function<ClaimState, List<? extends ClaimEvent>> decision) {
        claim.execute(shell -> shell.record(decision.apply(shell.state())));
    }

    public static ClaimState stateOf(Aggregate<Claim> claim) {
        return claim.invoke(Claim::state);
    }

    /** What lies outside the actor's membership is as if it were another organisation's. */
    private Aggregate<Claim> find(ClaimId id, Actor actor, Predicate<ClaimState> bySide) {
        Reach reach = memberships.of(actor);
        Predicate<ClaimState> visible = bySide.and(state -> isReached(state, reach));
        Optional<Aggregate<Claim>> found;
        try {
            found = repository.find(id);
        } catch (Refusal otherVersion) {
            // That there is another version would tell another organisation that there is such a claim.
            if (!visible.test(stateOf(repository.load(id.value())))) {
                throw unknown();
            }
            throw otherVersion;
        }
        return found.filter(claim -> visible.test(stateOf(claim))).orElseThrow(Claims::unknown);
    }

    private static boolean isReached(ClaimState state, Reach reach) {
        return reach.includes(state.file().programme(), state.file().details().location());
    }

    private static boolean isOwn(ClaimState state, Actor actor) {
        return state.file().organisation().equals(actor.organisation());
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such claim.");
    }
}
