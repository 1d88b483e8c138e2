package dev.coopclaims.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.catalogue.CatalogueReader;
import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.command.catalogue.PublishedCatalogues;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.LastCommit;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.RecentOrganisations;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.kernel.catalogue.AlreadyThere;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The command side, put together as in the application. */
class CommandSideTest {
    private final AnnotationConfigApplicationContext room = new AnnotationConfigApplicationContext();

    @BeforeEach
    void start() {
        InMemoryStreams streams = new InMemoryStreams();
        room.registerBean(
                EventStore.class,
                () -> EmbeddedEventStore.builder().storageEngine(streams).build());
        room.registerBean(RecentStreams.class, () -> new RecentStreams(streams::read, 100));
        room.registerBean(Clock.class, () -> Clock.fixed(Node.NOW, ZoneOffset.UTC));
        room.registerBean(CatalogueReader.class, () -> (yaml, source) -> TestCatalogue.CATALOGUE);
        room.registerBean(HalfYearUsed.Finder.class, () -> HalfYearUsed.Finder.CAUTIOUS);
        room.registerBean(AlreadyThere.Finder.class, () -> AlreadyThere.Finder.BLIND);
        room.registerBean(
                PublishedCatalogues.class,
                () -> new PublishedCatalogues(
                        room.getBean(RecentStreams.class),
                        Duration.ofSeconds(1),
                        room.getBean(CatalogueReader.class),
                        TestCatalogue.CATALOGUE));
        room.registerBean(CommandSideSettings.class, () -> CommandSideSettings.defaults(Node.VENDOR));
        room.registerBean(LastCommit.class, () -> InMemoryStreams::position);
        room.registerBean(Pseudonyms.class, () -> new Pseudonyms(new byte[Pseudonyms.MIN_SECRET_BYTES]));
        room.registerBean(DocumentContents.class, CommandSideTest::noContents);
        room.registerBean(ContentLimits.class, () -> ContentLimits.ofBytes(1_000_000));
        room.registerBean(
                RecentOrganisations.class,
                () -> new RecentOrganisations(room.getBean(RecentStreams.class), Duration.ofSeconds(1)));
        room.registerBean(Memberships.class, () -> new Memberships(room.getBean(RecentOrganisations.class)));
        room.register(CommandSide.class);
        room.refresh();
    }

    @AfterEach
    void stop() {
        room.close();
    }

    @Test
    void a_command_finds_its_handler_and_answers_where_it_is_in_the_log() {
        RegisterOrganisation command =
                new RegisterOrganisation(new OrganisationId("org-1"), "One", OrganisationKind.PARTNER);
        assertThat(room.getBean(Commands.class).send(command, Node.MANAGER).position())
                .isEqualTo(OptionalLong.of(0));
    }

    @Test
    void every_endpoint_says_who_may_call_it() {
        List<Method> endpoints = room.getBeansWithAnnotation(RestController.class).values().stream()
                .flatMap(controller -> Arrays.stream(controller.getClass().getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .toList();
        assertThat(endpoints).hasSizeGreaterThan(10).allMatch(method -> method.isAnnotationPresent(AllowedTo.class));
    }

    private static DocumentContents noContents() {
        return (DocumentContents) Proxy.newProxyInstance(
                CommandSideTest.class.getClassLoader(),
                new Class<?>[] {DocumentContents.class},
                (self, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
