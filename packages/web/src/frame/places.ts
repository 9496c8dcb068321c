/** The pages of the house in the order of the work, each with the right that it needs. Navigation, the palette and the first page of a post read it. */
import type { Permission } from '@kuaishu/api';
import {
  Bot,
  Box,
  CalendarClock,
  Diff,
  Download,
  GitCompareArrows,
  Hourglass,
  Inbox,
  KeyRound,
  LayoutDashboard,
  Link2,
  ListTree,
  type LucideIcon,
  Network,
  RotateCcw,
  Route,
  Scale,
  ScrollText,
  ShieldAlert,
  Users,
  Webhook,
  Workflow,
} from 'lucide-react';
import type { May } from '../session/use-session.ts';
import type { Text } from '../text/zh.ts';

export interface Place {
  readonly to:
    | '/'
    | '/inbox'
    | '/catalogue'
    | '/resources'
    | '/runs'
    | '/quarantine'
    | '/blocks'
    | '/discrepancies'
    | '/review'
    | '/duties'
    | '/procedures'
    | '/terms'
    | '/effects'
    | '/accountability'
    | '/admin/users'
    | '/admin/organisations'
    | '/admin/services'
    | '/admin/webhooks'
    | '/admin/audit'
    | '/admin/permissions'
    | '/ledger';
  readonly name: keyof Text['nav'] & string;
  readonly icon: LucideIcon;
  /** Any of these rights. */
  readonly needs: readonly Permission[];
}

export const PLACES: readonly (readonly Place[])[] = [
  [
    { to: '/', name: 'overview', icon: LayoutDashboard, needs: ['overview.read'] },
    { to: '/inbox', name: 'inbox', icon: Inbox, needs: ['case.read'] },
  ],
  [
    { to: '/catalogue', name: 'catalogue', icon: ListTree, needs: ['catalog.search'] },
    { to: '/resources', name: 'resources', icon: Download, needs: ['resource.read'] },
    { to: '/runs', name: 'runs', icon: Workflow, needs: ['run.read'] },
    { to: '/quarantine', name: 'quarantine', icon: ShieldAlert, needs: ['quarantine.read'] },
  ],
  [
    { to: '/blocks', name: 'blocks', icon: Box, needs: ['block.read'] },
    { to: '/discrepancies', name: 'discrepancies', icon: Diff, needs: ['discrepancy.read'] },
    { to: '/review', name: 'review', icon: GitCompareArrows, needs: ['review.read'] },
  ],
  [
    { to: '/duties', name: 'duties', icon: CalendarClock, needs: ['duty.read'] },
    { to: '/procedures', name: 'procedures', icon: Route, needs: ['procedure.read'] },
    { to: '/terms', name: 'terms', icon: Hourglass, needs: ['deadline.change'] },
    { to: '/effects', name: 'effects', icon: RotateCcw, needs: ['effect.retry'] },
    { to: '/accountability', name: 'accountability', icon: Scale, needs: ['accountability.read'] },
  ],
  [
    { to: '/admin/users', name: 'users', icon: Users, needs: ['account.manage', 'role.grant', 'audit.read'] },
    {
      to: '/admin/organisations',
      name: 'organisations',
      icon: Network,
      needs: ['organisation.manage', 'account.manage'],
    },
    { to: '/admin/services', name: 'services', icon: Bot, needs: ['service.manage'] },
    { to: '/admin/webhooks', name: 'webhooks', icon: Webhook, needs: ['webhook.manage'] },
    { to: '/admin/audit', name: 'audit', icon: ScrollText, needs: ['audit.read'] },
    { to: '/admin/permissions', name: 'permissions', icon: KeyRound, needs: ['policy.read'] },
    { to: '/ledger', name: 'ledger', icon: Link2, needs: ['ledger.read'] },
  ],
];

export const mayGo = (place: Place, may: May): boolean => place.needs.some((need) => may(need));

/** Where a post begins its day; null where it may see nothing at all. */
export const firstPlace = (may: May): Place | null => PLACES.flat().find((place) => mayGo(place, may)) ?? null;
