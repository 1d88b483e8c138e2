package dev.coopclaims.command.claimnumber;

import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.kernel.claim.ClaimNumbersAllotted;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Allots blocks of numbers; two nodes that race meet at the store's unique index, and one tries again. */
public final class ClaimNumberHandler implements HandlesCommands {
    private final RecentStateRepository<AllottedNumbers, AllottedNumbers.State> numbers;
    private final OrganisationId vendor;

    /** @param vendor whose business the numbers are */
    public ClaimNumberHandler(
            RecentStateRepository<AllottedNumbers, AllottedNumbers.State> numbers, OrganisationId vendor) {
        this.numbers = numbers;
        this.vendor = vendor;
    }

    @CommandHandler
    public NumberBlock handle(AllotClaimNumbers command) {
        Optional<Aggregate<AllottedNumbers>> known = numbers.find(command.target());
        AllottedNumbers.State before =
                known.map(aggregate -> aggregate.invoke(AllottedNumbers::state)).orElse(null);
        long last = before == null ? 0 : before.last();
        String key = before == null ? command.key() : before.key();
        NumberBlock block = new NumberBlock(last + 1, last + command.count(), key);
        ClaimNumbersAllotted allotted =
                new ClaimNumbersAllotted(command.target(), vendor, command.period(), block.first(), block.last(), key);
        known.ifPresentOrElse(
                aggregate -> aggregate.execute(shell -> shell.allot(allotted)),
                () -> numbers.create(() -> new AllottedNumbers(allotted)));
        return block;
    }
}
