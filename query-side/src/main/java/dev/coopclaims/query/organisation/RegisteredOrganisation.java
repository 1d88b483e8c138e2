package dev.coopclaims.query.organisation;

import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberGrantsChanged;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MemberRoleChanged;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.RecordedEvent;
import dev.coopclaims.query.projection.View;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An organisation; the key is its id. */
public record RegisteredOrganisation(String name, OrganisationKind kind) {

    /** One document per organisation. Nearly every answer names one, so it answers while it is rebuilt. */
    public static final View<RegisteredOrganisation> VIEW = new View<>(
                    "organisations", 1, RegisteredOrganisation.class, new Folding(), List.of())
            .thatAnswersWhileRebuilt();

    private static final class Folding implements Fold<RegisteredOrganisation> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof OrganisationRegistered registered
                    ? Set.of(registered.organisation().value())
                    : Set.of();
        }

        @Override
        public @Nullable RegisteredOrganisation apply(
                String key, @Nullable RegisteredOrganisation view, RecordedEvent event) {
            return event.payload() instanceof OrganisationEvent ofOrganisation ? after(view, ofOrganisation) : view;
        }

        private static @Nullable RegisteredOrganisation after(
                @Nullable RegisteredOrganisation view, OrganisationEvent event) {
            return switch (event) {
                case OrganisationRegistered registered ->
                    new RegisteredOrganisation(registered.name(), registered.kind());
                case MemberAdded ignored -> view;
                case MemberRoleChanged ignored -> view;
                case MembershipLimited ignored -> view;
                case MemberGrantsChanged ignored -> view;
                case MemberRemoved ignored -> view;
            };
        }
    }
}
