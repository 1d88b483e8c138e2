package dev.coopclaims.eventstore.bson;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;

/**
 * Makes Jackson call constructors with several parameters, mainly those of records, through handles prepared once:
 * Jackson 3.1 adapts the handle for every object ({@code MethodHandle.invokeWithArguments}), which takes a fifth of the
 * time of reading the log. Constructors that are not accessible, or that another module handles, are left to Jackson.
 */
final class PreparedConstructors extends JacksonModule {

    private static final MethodType OF_ARRAY = MethodType.methodType(Object.class, Object[].class);

    @Override
    public String getModuleName() {
        return PreparedConstructors.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext setup) {
        setup.addValueInstantiators(new Preparing());
    }

    private static final class Preparing extends ValueInstantiators.Base {

        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config, BeanDescription.Supplier description, ValueInstantiator usual) {
            if (usual.getClass() != StdValueInstantiator.class) {
                return usual;
            }
            MethodHandle constructor = prepared(usual);
            return constructor == null ? usual : new Prepared((StdValueInstantiator) usual, constructor);
        }

        private static @Nullable MethodHandle prepared(ValueInstantiator usual) {
            if (usual.getWithArgsCreator() == null
                    || !(usual.getWithArgsCreator().getAnnotated() instanceof Constructor<?> constructor)) {
                return null;
            }
            try {
                return MethodHandles.lookup()
                        .unreflectConstructor(constructor)
                        .asFixedArity()
                        .asSpreader(Object[].class, constructor.getParameterCount())
                        .asType(OF_ARRAY);
            } catch (IllegalAccessException e) {
                return null;
            }
        }
    }

    private static final class Prepared extends StdValueInstantiator {

        private final MethodHandle constructor;

        Prepared(StdValueInstantiator usual, MethodHandle constructor) {
            super(usual);
            this.constructor = constructor;
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
            try {
                return (Object) constructor.invokeExact(arguments);
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                return context.handleInstantiationProblem(_valueClass, arguments, rewrapCtorProblem(context, e));
            }
        }
    }
}
