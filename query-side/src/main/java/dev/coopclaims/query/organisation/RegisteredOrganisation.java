package dev.coopclaims.query.organisation;

import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberGrantsChanged;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MemberRoleChanged;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An organisation; the key is its id.
 *
 * @param externalId by which other systems know it; absent when not said
 * @param country an ISO 3166 code of two letters; absent when not said
 * @param language in which it is written to, an IETF tag; absent when not said
 * @param version the sequence of its last event, including those about members; commands take it as {@code If-Match}
 */
public record RegisteredOrganisation(
        String name,
        OrganisationKind kind,
        @Nullable String externalId,
        @Nullable String country,
        @Nullable String language,
        long version) {

    /** One document per organisation. Nearly every answer names one, so this view answers while it is rebuilt. */
    public static final View<RegisteredOrganisation> VIEW = new View<>(
                    "organisations", 3, RegisteredOrganisation.class, new Folding(), List.of())
            .thatEveryAnswerNeeds();

    private static final class Folding implements Fold<RegisteredOrganisation> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof OrganisationEvent ofOrganisation
                    ? Set.of(ofOrganisation.organisation().value())
                    : Set.of();
        }

        @Override
        public @Nullable RegisteredOrganisation apply(
                String key, @Nullable RegisteredOrganisation view, RecordedEvent event) {
            return event.payload() instanceof OrganisationEvent ofOrganisation
                    ? after(view, ofOrganisation, event.sequence())
                    : view;
        }

        private static @Nullable RegisteredOrganisation after(
                @Nullable RegisteredOrganisation view, OrganisationEvent event, long version) {
            return switch (event) {
                case OrganisationRegistered registered ->
                    new RegisteredOrganisation(
                            registered.name(),
                            registered.kind(),
                            registered.externalId(),
                            registered.country(),
                            registered.language(),
                            version);
                case MemberAdded ignored -> at(view, version);
                case MemberRoleChanged ignored -> at(view, version);
                case MembershipLimited ignored -> at(view, version);
                case MemberGrantsChanged ignored -> at(view, version);
                case MemberRemoved ignored -> at(view, version);
            };
        }

        private static @Nullable RegisteredOrganisation at(@Nullable RegisteredOrganisation view, long version) {
            return view == null
                    ? null
                    : new RegisteredOrganisation(
                            view.name(), view.kind(), view.externalId(), view.country(), view.language(), version);
        }
    }
}
