// SPDX-License-Identifier: Apache-2.0

import { STATION_IDENTITY } from "@chargehand/ocpp";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from "fastify";
import { type TSchema, Type } from "typebox";
import { error } from "../errors.ts";
import type { Page } from "../repositories.ts";
import { ProblemSchema } from "./schemas.ts";

/** The application as the routes see it: handlers take their types from the schemas. */
export type Api = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, TypeBoxTypeProvider>;

/** The answers of a route: its own, and a problem for everything else. */
export const answers = <S extends TSchema>(schema: S) => ({ 200: schema, default: ProblemSchema });

/** What no station can be called is refused here, and reaches no column. */
export const StationId = Type.String({ pattern: STATION_IDENTITY });
export const StationParams = Type.Object({ id: StationId });
export const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
export const FaceQuery = { face: Type.Optional(Type.Union([Type.Literal("owner"), Type.Literal("operator")])) };
export const PageQuery = { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })), before: Type.Optional(Type.String({ maxLength: 200 })) };
const RangeQuery = { from: Type.Optional(Type.String({ format: "date-time" })), to: Type.Optional(Type.String({ format: "date-time" })) };
export const ReadingsQuery = { ...RangeQuery, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })) };
export const SeriesQuery = {
  ...RangeQuery,
  maxPoints: Type.Optional(Type.Integer({ minimum: 2, maximum: 2_000 })),
};

export const pageOf = <S extends TSchema>(item: S) => Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) });

/** A page as the serialiser takes it. */
export const pageView = <T>({ items, next }: Page<T>): { items: T[]; next?: string } => ({ items: [...items], ...(next === undefined ? {} : { next }) });

/** What is there and visible, or the 404: the same whether it does not exist or is somebody else's. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw error("CSMS_NOT_FOUND", `there is no such ${what}, or none that you may see`);
  return value;
}
