package dev.coopclaims.query.organisation;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberGrantsChanged;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MemberRoleChanged;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationClosed;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.OrganisationRenamed;
import dev.coopclaims.kernel.organisation.OrganisationReopened;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.text.SortKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person or machine who acts for an organisation. Somebody who acts for two organisations has two memberships.
 *
 * @param displayNameKey the sort key of the name, see {@link SortKey}
 * @param programmes codes of the programmes that the membership covers; empty: all
 * @param locations likewise
 * @param grants what a machine may do beyond its role, by name
 * @param removed whether the person no longer acts; kept, since the history names who acted
 */
public record Member(
        OrganisationId organisation,
        UserId user,
        String displayName,
        String displayNameKey,
        @Nullable String email,
        Role role,
        List<String> programmes,
        List<String> locations,
        List<String> grants,
        boolean removed) {

    /**
     * One document per organisation and user, see {@link #key}. Every answer depends on the reader's membership,
     * so this view answers while it is rebuilt.
     */
    public static final View<Member> VIEW = new View<>(
                    "members",
                    4,
                    Member.class,
                    new Folding(),
                    List.of(Indexes.ascending("organisation", "displayNameKey"), Indexes.ascending("user")))
            .thatEveryAnswerNeeds();

    public Member {
        programmes = List.copyOf(programmes);
        locations = List.copyOf(locations);
        grants = List.copyOf(grants);
    }

    /** The key of a member. */
    public static String key(OrganisationId organisation, UserId user) {
        return organisation.value() + "/" + user.value();
    }

    private Member with(Role changed) {
        return new Member(
                organisation,
                user,
                displayName,
                displayNameKey,
                email,
                changed,
                programmes,
                locations,
                List.of(),
                removed);
    }

    private Member within(List<String> onlyProgrammes, List<String> onlyLocations) {
        return new Member(
                organisation,
                user,
                displayName,
                displayNameKey,
                email,
                role,
                onlyProgrammes,
                onlyLocations,
                grants,
                removed);
    }

    private Member with(List<Grant> changed) {
        List<String> names = changed.stream().map(Grant::name).toList();
        return new Member(
                organisation, user, displayName, displayNameKey, email, role, programmes, locations, names, removed);
    }

    private Member gone() {
        return new Member(
                organisation, user, displayName, displayNameKey, email, role, programmes, locations, List.of(), true);
    }

    private static final class Folding implements Fold<Member> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof OrganisationEvent ofOrganisation ? keys(ofOrganisation) : Set.of();
        }

        private static Set<String> keys(OrganisationEvent event) {
            return switch (event) {
                case OrganisationRegistered ignored -> Set.of();
                case OrganisationRenamed ignored -> Set.of();
                case OrganisationClosed ignored -> Set.of();
                case OrganisationReopened ignored -> Set.of();
                case MemberAdded added -> Set.of(key(added.organisation(), added.user()));
                case MemberRoleChanged changed -> Set.of(key(changed.organisation(), changed.user()));
                case MemberGrantsChanged changed -> Set.of(key(changed.organisation(), changed.user()));
                case MembershipLimited limited -> Set.of(key(limited.organisation(), limited.user()));
                case MemberRemoved removed -> Set.of(key(removed.organisation(), removed.user()));
            };
        }

        /** @throws IllegalStateException when an event concerns somebody who was never added */
        @Override
        public @Nullable Member apply(String key, @Nullable Member view, RecordedEvent event) {
            return event.payload() instanceof OrganisationEvent ofOrganisation
                    ? after(key, view, ofOrganisation)
                    : view;
        }

        private static @Nullable Member after(String key, @Nullable Member view, OrganisationEvent event) {
            return switch (event) {
                case OrganisationRegistered ignored -> view;
                case OrganisationRenamed ignored -> view;
                case OrganisationClosed ignored -> view;
                case OrganisationReopened ignored -> view;
                case MemberAdded added ->
                    new Member(
                            added.organisation(),
                            added.user(),
                            added.displayName(),
                            SortKey.of(added.displayName()),
                            added.email(),
                            added.role(),
                            List.of(),
                            List.of(),
                            List.of(),
                            false);
                case MemberRoleChanged changed -> known(key, view).with(changed.role());
                case MemberGrantsChanged changed -> known(key, view).with(changed.grants());
                case MembershipLimited limited -> known(key, view).within(limited.programmes(), limited.locations());
                case MemberRemoved ignored -> known(key, view).gone();
            };
        }

        private static Member known(String key, @Nullable Member view) {
            if (view == null) {
                throw new IllegalStateException(key + " was never added");
            }
            return view;
        }
    }
}
