package dev.coopclaims.app.operation;

import dev.coopclaims.app.storedform.KernelModule;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.FormBody;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.query.history.Sentence;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the HTTP API at {@code /v3/api-docs}, generated from the endpoints. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String BEARER = "bearer";
    private static final String DESCRIPTION = """
            Co-op marketing fund claims: commands, views and history.

            **Who calls.** Every request carries `Authorization: Bearer <JWT>`. Without an issuer configured, the\
             application issues its own, for trials: `POST /oauth2/token` with HTTP Basic (name and the secret that the\
             start prints, such as `alice:demo`) and the form field `grant_type=client_credentials` answers\
             `{"access_token": "…", "token_type": "Bearer", "expires_in": …}`. With an issuer configured, tokens are\
             that issuer's and there is no such endpoint.

            **Reading what was written.** A command answers `Event-Position`; a read that sends it as `Min-Position`\
             shows what the command wrote.

            **Codes.** What programmes, activities, expense types, document kinds, metrics and reasons there are:\
             `GET /api/catalogue`.

            **Lengths** of texts are counted in what people count as characters: an emoji of several parts is one, and so\
             is a letter with its accents. That limit is `x-max-characters`; `maxLength`, which counts code points, leaves\
             room for the longest characters.

            **Errors** are RFC 9457 `application/problem+json`. A field that is absent in an answer has no value;\
             `null` is not written.
            """;

    @Bean
    OpenApiCustomizer problemResponses() {
        return new ProblemResponses();
    }

    @Bean
    OperationCustomizer formFields() {
        return new FormFields();
    }

    @Bean
    OpenApiCustomizer wireHeaders() {
        return new WireHeaders();
    }

    @Bean
    OpenApiCustomizer wireLimits() {
        return new WireLimits();
    }

    @Bean
    OpenApiCustomizer wireNulls() {
        return new WireNulls();
    }

    @Bean
    OpenApiCustomizer operationNames() {
        return new OperationNames();
    }

    @Bean
    ModelConverter wireTypes() {
        Set<Class<?>> texts = new LinkedHashSet<>(new KernelModule().texts());
        texts.add(Sentence.class);
        return new WireTypes(texts);
    }

    @Bean
    OperationCustomizer endpointTraits() {
        return new EndpointTraits();
    }

    @Bean
    OpenAPI openApi() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, Caller.class, Read.class)
                .addAnnotationsToIgnore(FormBody.class);
        return new OpenAPI()
                .info(new Info().title("coop-claims").version("0.1").description(DESCRIPTION))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
