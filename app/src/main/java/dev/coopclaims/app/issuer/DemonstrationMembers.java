package dev.coopclaims.app.issuer;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.demo.DemoPartner;
import dev.coopclaims.demo.DemoPeople;
import dev.coopclaims.demo.DemoPerson;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Registers the organisations and members that the demonstration's tokens name, so that everybody of {@link DemoPeople}
 * can act at once. It starts only in an empty log and completes what an earlier start began; a log with other content
 * is left alone.
 */
final class DemonstrationMembers implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationMembers.class);

    private final Commands commands;
    private final BooleanSupplier mayBegin;
    private final Actor actor = new Actor(
            new UserId(DemoPeople.PAM.user()),
            Set.of(Role.PROGRAMME_MANAGER),
            new OrganisationId(DemoPeople.VENDOR),
            Actor.Channel.IMPORT);

    /** @param mayBegin whether the log is empty and the vendor is the demonstration's */
    DemonstrationMembers(Commands commands, BooleanSupplier mayBegin) {
        this.commands = commands;
        this.mayBegin = mayBegin;
    }

    /** Runs after the port is bound and before the process reports that it is ready. */
    @Override
    public void run(ApplicationArguments arguments) {
        OrganisationId vendor = new OrganisationId(DemoPeople.VENDOR);
        if (mayBegin.getAsBoolean()) {
            send(new RegisterOrganisation(vendor, DemoPeople.VENDOR_NAME, OrganisationKind.VENDOR));
        }
        if (send(member(DemoPeople.PAM)) == Outcome.NO_SUCH_ORGANISATION) {
            LOG.info("This log is not the demonstration's, so its organisations and people are not registered.");
            return;
        }
        List<DemoPartner> partners = DemoPeople.partners();
        int added = 0;
        for (DemoPartner partner : partners) {
            OrganisationId id = new OrganisationId(partner.organisation());
            added += send(new RegisterOrganisation(id, partner.name(), OrganisationKind.PARTNER)).added;
        }
        for (DemoPerson person : DemoPeople.all()) {
            int isNew = send(member(person)).added;
            if (isNew > 0 && person.equals(DemoPeople.EARNINGS_SYSTEM)) {
                send(importing(person));
            }
            added += isNew;
        }
        if (added > 0) {
            LOG.info(
                    "Registered the demonstration's {} organisations and {} people.",
                    partners.size() + 1,
                    DemoPeople.all().size());
        }
    }

    private enum Outcome {
        DONE(1),
        THERE_ALREADY(0),
        NO_SUCH_ORGANISATION(0);

        private final int added;

        Outcome(int added) {
            this.added = added;
        }
    }

    private Outcome send(Command<Void> command) {
        try {
            commands.send(command, actor);
            return Outcome.DONE;
        } catch (Refusal refusal) {
            return switch (refusal.kind()) {
                case CONFLICT -> Outcome.THERE_ALREADY;
                case NOT_FOUND -> Outcome.NO_SUCH_ORGANISATION;
                case MALFORMED,
                        FORBIDDEN,
                        RULE_VIOLATION,
                        PRECONDITION_FAILED,
                        TYPE_NOT_ALLOWED,
                        UNAVAILABLE,
                        NOT_REACHED -> throw refusal;
            };
        }
    }

    private static ChangeMember importing(DemoPerson machine) {
        return new ChangeMember(
                new OrganisationId(machine.organisation()),
                new UserId(machine.user()),
                null,
                null,
                null,
                Set.of(Grant.IMPORT_EARNINGS));
    }

    private static AddMember member(DemoPerson person) {
        return new AddMember(
                new OrganisationId(person.organisation()),
                new UserId(person.user()),
                person.displayName(),
                null,
                Role.valueOf(person.role()));
    }
}
