package dev.coopclaims.command.claim;

import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.modelling.command.Aggregate;

/** The claims as somebody may know them: of another organisation's, not even that they are there. */
public final class Claims {
    private final RecentStateRepository<Claim, ClaimState> repository;

    public Claims(RecentStateRepository<Claim, ClaimState> repository) {
        this.repository = repository;
    }

    /** Starts a claim. */
    public void start(ClaimStarted started) {
        repository.create(() -> new Claim(started));
    }

    /**
     * A claim of the actor's own organisation.
     *
     * @throws Refusal not found, in the same words whether there is no such claim or it is another organisation's
     */
    public Aggregate<Claim> own(ClaimId id, Actor actor) {
        return find(id, state -> isOwn(state, actor));
    }

    /**
     * A claim that the actor may see: of its own organisation, or any where it acts for the vendor.
     *
     * @throws Refusal as {@link #own}
     */
    public Aggregate<Claim> seenBy(ClaimId id, Actor actor) {
        return find(id, state -> actor.isVendor() || isOwn(state, actor));
    }

    /** The human number of a claim; for the texts of refusals to its own organisation alone. */
    public Optional<String> number(ClaimId id) {
        return repository.state(id).map(state -> state.file().number());
    }

    /** Decides by the state, and has it happen. */
    public static void decide(Aggregate<Claim> claim, Function<ClaimState, List<? extends ClaimEvent>> decision) {
        claim.execute(shell -> shell.record(decision.apply(shell.state())));
    }

    public static ClaimState stateOf(Aggregate<Claim> claim) {
        return claim.invoke(Claim::state);
    }

    private Aggregate<Claim> find(ClaimId id, Predicate<ClaimState> visible) {
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

    private static boolean isOwn(ClaimState state, Actor actor) {
        return state.file().organisation().equals(actor.organisation());
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such claim.");
    }
}
