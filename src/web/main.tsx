import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyPreferences } from './app/preferences.ts';
import { createQueryClient } from './app/queries.ts';
import { createAppRouter } from './app/router.tsx';
import './ui/tokens.css';
import './ui/base.css';
import './ui/print.css';

applyPreferences();
const client = createQueryClient();
const router = createAppRouter();
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no element with the id "root"');

createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
