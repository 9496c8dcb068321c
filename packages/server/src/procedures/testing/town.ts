/** A small province for tests: two prefectures with departments and the people in them, their posts as principals. Nothing in it is read from anywhere. */
import { notFound } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { type Level, type Principal, VISITOR } from '../../policy/principal.ts';
import { BUREAU_ROLES, OFFICERS, type Role } from '../../policy/roles.ts';
import type { Directory, Person, Place } from '../directory.ts';

export interface Town {
  readonly directory: Directory;
  readonly places: Readonly<Record<'province' | 'west' | 'east' | 'police' | 'health' | 'farms', Place>>;
  /** A principal with these roles there, known to the directory. */
  person(place: Place, roles: readonly Role[], name?: string): Principal;
}

export function aTown(): Town {
  const province = place(null, 'province', '省', 'Province');
  const west = place(province, 'prefecture', '西州', 'West');
  const east = place(province, 'prefecture', '东州', 'East');
  return townOf({
    province,
    west,
    east,
    police: place(west, 'prefecture', '西州公安局', 'Police of West'),
    health: place(west, 'prefecture', '西州卫生健康局', 'Health of West'),
    farms: place(east, 'prefecture', '东州农业局', 'Farms of East'),
  });
}

/** As large as one likes, for benchmarks. */
export function aProvince(
  prefectures: number,
  departments: number,
): Town & { readonly prefectures: readonly Place[]; readonly departments: readonly Place[] } {
  const town = aTown();
  const all = Array.from({ length: prefectures }, (_, i) =>
    place(town.places.province, 'prefecture', `第 ${i} 州`, `Prefecture ${i}`),
  );
  const houses = all.flatMap((at) =>
    Array.from({ length: departments }, (_, i) =>
      place(at, 'prefecture', `${at.name.zh}第 ${i} 局`, `Department ${i} of ${at.name.en}`),
    ),
  );
  return { ...townOf(town.places, [...all, ...houses]), prefectures: all, departments: houses };
}

function townOf(places: Town['places'], more: readonly Place[] = []): Town {
  const byId = new Map([...Object.values(places), ...more].map((one) => [one.id, one]));
  const people = new Map<string, { principal: Principal; person: Person }>();
  return {
    places,
    person(at, roles, name = roles.join('-') || 'person') {
      const id = newId('user');
      const watching = roles.some((role) => BUREAU_ROLES.includes(role) || OFFICERS.includes(role));
      const principal: Principal = {
        ...VISITOR,
        kind: 'user',
        id,
        name,
        organisation: at.id,
        path: at.path,
        territory: at.territory,
        locality: at.territory,
        purview: watching ? at.territory : at.id,
        level: at.level,
        roles,
      };
      people.set(id, {
        principal,
        person: { id, name, email: `${id.toLowerCase()}@example.test`, organisations: [at.id] },
      });
      return principal;
    },
    directory: {
      async organisation(id) {
        const found = byId.get(id);
        if (!found) throw notFound({ zh: '机构', en: 'organisation' }, id, 'organisation');
        return found;
      },
      person: async (id) => people.get(id)?.person ?? null,
      names: async (ids) =>
        new Map(
          ids.flatMap((id): [string, { zh: string; en: string }][] => {
            const at = byId.get(id);
            const who = people.get(id)?.person;
            return at ? [[id, at.name]] : who ? [[id, { zh: who.name, en: who.name }]] : [];
          }),
        ),
      usersWith: async (role, where) =>
        [...people.values()]
          .filter(
            ({ principal }) =>
              principal.roles.includes(role) &&
              ('organisation' in where
                ? principal.organisation === where.organisation
                : principal.territory === where.territory),
          )
          .map(({ person }) => person),
    },
  };
}

function place(above: Place | null, level: Level, zh: string, en: string): Place {
  const id = newId('org');
  const government = above === null || above.path.length === 1;
  return {
    id,
    path: [...(above?.path ?? []), id],
    territory: government ? id : above.id,
    level,
    name: { zh, en },
  };
}
